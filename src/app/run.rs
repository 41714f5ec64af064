//! Opens the window on this machine's desktop.

use crate::app::window::{Options, Window};
use egui::{ViewportBuilder, vec2};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    /// No display.
    #[error("there is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set")]
    NoDisplay,
    /// The desktop's libraries, or its graphics, say no.
    #[error("the window cannot be opened: {0}")]
    Desktop(String),
}

impl NoWindow {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoDisplay => "run it on a desktop, or use the command line: griot --help",
            Self::Desktop(_) => {
                "on Debian and Ubuntu: apt install libgl1 libegl1 libgl1-mesa-dri libxkbcommon-x11-0 libxcursor1 libxi6 libxrandr2; the command line works without"
            }
        }
    }
}

/// True where a window could be opened.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Opens the window and returns when it was closed.
pub fn run(options: Options) -> Result<(), NoWindow> {
    if !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    let viewport =
        ViewportBuilder::default().with_title("Griot").with_app_id("griot").with_inner_size(vec2(1440.0, 900.0)).with_min_inner_size(vec2(1024.0, 700.0));
    let native = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..eframe::NativeOptions::default() };
    eframe::run_native("griot", native, Box::new(|creation| Ok(Box::new(Window::new(&creation.egui_ctx, options)))))
        .map_err(|err| NoWindow::Desktop(err.to_string()))
}
