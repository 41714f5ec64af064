# Every word of the tool in English, in British spelling. Keys are the same in both files; tests hold that.

# Names of the tool and its pages
griot = Griot
what-griot-is = Code research interviews. Nothing leaves this computer.
version = Version { $version }
no-network = No network connection is ever made
menu = Menu
go-or-run = Go to or run
place-code = Code
place-search = Search
place-tables = Tables
place-cases = Cases
place-memos = Memos
place-history = History
project-named = Project { $name }
you-are = You code as { $coder }
documents = Documents
document = Document
codebook = Codebook
reader = Transcript
passage = Passage
code = Code
case = Case
passages = Passages
codes = Codes

# Groups of actions
group-project = Project
group-coding = Coding
group-codebook = Codebook
group-view = View
group-go = Go
group-reader = In the transcript

# Actions
act-new-project = New project
act-open-project = Open a project
act-open-sample = Look at the sample study
act-import-files = Import files
act-export-codebook = Export the codebook
act-export-codings = Export all codings
act-project-settings = Project settings
act-lock = Lock
act-close-project = Close the project
act-settings = Settings
act-quit = Quit
act-undo = Undo
act-redo = Redo
act-code-passage = Code the selection
act-code-turn = Code the whole turn
act-repeat-code = Repeat the last code
act-in-vivo = Make the words a code (in vivo)
act-uncode = Take the coding away
act-recode = Give the coding another code
act-merge-codings = Join with the nearest coding of this code
act-split-coding = Split the coding at the caret
act-toggle-unsure = Mark as unsure
act-write-memo = Write a memo
act-select-turn = Select the whole turn
act-extend-sentence = Extend to whole sentences
act-next-coding = Next coding
act-previous-coding = Previous coding
act-new-code = New code
act-edit-code = Definition of the code
act-rename-code = Rename the code
act-pin-code = Pin the code to a digit
act-import-codebook = Import a codebook
act-palette = Go to or run anything
act-quick-open = Open a document
act-find = Find in all documents
act-next-tab = Next document
act-previous-tab = Previous document
act-close-tab = Close the document
act-next-region = Next region
act-previous-region = Previous region
act-menu = Open the menu
act-shortcuts = All shortcuts
act-side-by-side = Two documents side by side
act-show-all = Show the codings of all coders
act-show-mine = Show my codings only
act-show-blind = Code blind: hide others everywhere
act-larger = Larger text
act-smaller = Smaller text
act-usual-size = Usual text size
act-switch-theme = Switch between light and dark
act-switch-language = Français
act-toggle-left = Show or hide documents and codebook
act-toggle-passage = Show or hide the passage
act-reset-layout = Reset the layout
import-files = Import files
undo-named = Undo: { $act }
redo-named = Redo: { $act }
nothing-to-undo = Nothing to undo
nothing-to-redo = Nothing to redo

# Keys
key-shift = Shift
key-enter = Enter
key-delete = Delete
key-space = Space
key-page-up = PageUp
key-page-down = PageDown
key-up = Up
key-down = Down
key-left = Left
key-right = Right
keys-arrows = Arrows
does-arrows = Move the caret
keys-shift-arrows = Shift+Arrows
does-shift-arrows = Select letters
keys-ctrl-shift-arrows = Ctrl+Shift+Arrows
does-ctrl-shift-arrows = Select words
keys-double-click = Double click
does-double-click = Select the word
keys-triple-click = Triple click
does-triple-click = Select the sentence
keys-letters = Letters
does-letters = With a selection: choose a code by its name
keys-digits = 1 to 9
does-digits = With a selection: apply the pinned code
keys-alt-shift-arrows = Alt+Shift+Arrows
does-alt-shift-arrows = Move the end of the selected coding by a word

# Words used everywhere
apply = Apply
cancel = Cancel
done = Done
store = Store
open = Open
path = Path
file = File
name = Name
alias = Alias
any = Any
yes = Yes
no = No
not-set = Not set
not-entered = Not yet entered
never = Never
export = Export
browse = Browse
folder = Folder
file-name = File name
speakers = Speakers
turns = Turns
result = Result
source = Source
colour = Colour
mine = Mine
blind = Blind
all-coders = All coders
locked = Locked. Enter the passphrase to go on.
unlock = Unlock
encrypted = Encrypted
not-encrypted = Not encrypted
all-saved = All saved
read-only = Read only
theme = Theme
theme-light = Light
theme-dark = Dark
theme-system = As the system
close-notice = Close the notice
close-panel = Close the panel
close-passages = Close the list
close-sheet = Close
close-document = Close { $name }
take-off = Take the filter { $what } off
clear-filter = Clear the filter
to-start = To the start screen

# Counts
count-documents =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
count-cases =
    { $n ->
        [one] { $n } case
       *[other] { $n } cases
    }
count-characters =
    { $n ->
        [one] { $n } character
       *[other] { $n } characters
    }
count-hits =
    { $n ->
        [one] { $n } hit
       *[other] { $n } hits
    }
count-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
count-passages =
    { $n ->
        [one] { $n } passage
       *[other] { $n } passages
    }
count-remarks =
    { $n ->
        [one] { $n } remark
       *[other] { $n } remarks
    }
n-is = n = { $n }
codes-of = { $found } of { $n } codes
turns-coded = { $coded } of { $n } turns coded
paragraph-of = Paragraph { $number } of { $n }
characters-selected =
    { $n ->
        [one] { $n } character selected in paragraph { $number }
       *[other] { $n } characters selected in paragraph { $number }
    }
codings-by-you =
    { $n ->
        [one] { $n } coding by you
       *[other] { $n } codings by you
    }
number-by = { $n } by { $coder }
act-coded = Coded “{ $code }” in { $document }
act-uncoded = Removed “{ $code }” from { $document }
let-go-to-review =
    { $n ->
        [one] Let go to look at the file before it is imported
       *[other] Let go to look at { $n } files before they are imported
    }
let-go-to-open = Let go to open the project
last-act = Last act: { $act }, { $time }
job-counted = { $job }, { $done } of { $n }

# Days
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
day-month-year = { $day } { $month } { $year }

# Start screen
new-project-about = From the built-in codebook, or empty
open-project-about = A .griot file on this computer or a USB stick
open-sample-about = Fifteen invented documents, two coders
recent-projects = Recent projects
enter-opens-first = Enter opens the first
no-recent = No project was opened on this computer yet.
asks-passphrase = Encrypted, asks for its passphrase
forget-project = Take { $name } off the list
unlisted-note = A project that was marked “Do not list” is never shown here. Open it from its folder.
interface-language = Language of the interface
give-passphrase = This project is encrypted. Enter its passphrase.
passphrase = Passphrase
passphrase-again = Passphrase again
passphrase-lost = A forgotten passphrase is lost data. Write it down and keep it in a safe.

# New project and project settings
project-name = Name of the project
starts-with = Starts with
starts-builtin = Built-in codebook
starts-empty = Empty codebook
encrypt-project = Encrypt the project file
make-project = Make the project
lacks-name = Give the project a name.
lacks-free-name = There is a file of this name already. Choose another name or folder.
lacks-folder = There is no such folder.
lacks-passphrase = A passphrase has eight characters or more.
lacks-same-passphrase = The two passphrases differ.
list-project = List among recent projects
list-project-meaning = A project that is not listed leaves no name and no path on the start screen of any computer.

# Paths and files
path-open-title = Open a project
path-open-hint = Path of a .griot file.
path-import-title = Import files
path-import-hint = Paths of files or folders: .txt, .md, .docx, .vtt, .srt. Several are separated by semicolons.
path-codebook-title = Import a codebook
path-codebook-hint = Path of a .csv or .json file.
look-at-files = Look at the files
import-codebook = Import the codebook
no-such-file = There is no { $path }.
no-files-there = There is no file here that can be read.
file-written = Written: { $path }
file-written-without = Written: { $path }. Documents left out because their consent or state does not allow it: { $n }. The file lists them.
recipient = Who receives the file?
recipient-team = The research team
recipient-partner = A partner institution
recipient-authority = The prison or another authority
recipient-public = The public
recipient-archive = An archive of research data
act-export-report = Export a report
charts = Charts
chart-bars = Codes: how often
chart-stacked = Codes by attribute, bars
chart-heat = Codes by attribute, tiles
chart-cooccurrence = Codes together, tiles
chart-network = Codes together, network
chart-along = Codes along a document
chart-saturation = Saturation
chart-family = Codes of the pairs
saturation-base-label = Interviews of the base
saturation-base = Base: { $n }
saturation-run-label = Interviews of a run
saturation-run = Run: { $n }
saturation-threshold-label = Threshold of new information
saturation-threshold = Threshold: { $n } %
chart-words = Most frequent words
chart-document = Document
export-chart = Export the chart
format-svg = Drawing (.svg)
format-png = Picture (.png)
format-docx = Word (.docx)
format-html = Web page (.html)
format-zip = Data package (.zip)
report-which = What is written
report-quotes = Quote bank
report-coded = Coded documents
report-matrix = Matrix of priorities and areas
report-profiles = Case profiles
report-codebook = Codebook as an annex
report-coreq = COREQ checklist, prefilled
report-srqr = SRQR checklist, prefilled
report-workbook = All tables in one workbook
report-package = Data package for R, Python and archives
export-table = Export the table
replace-file = Replace the file that is there
export-says-how = The file says when, from which project, codebook version and filter it was made, and by whom.
format-xlsx = Excel (.xlsx)
format-csv = Text (.csv)
format-json = Data (.json)

# Import review
review-title =
    { $n ->
        [one] Review { $n } file before import
       *[other] Review { $n } files before import
    }
import-n-files =
    { $n ->
        [one] Import { $n } file
       *[other] Import { $n } files
    }
nothing-stored-yet = Nothing is stored until you import.
read-as = Read as
ready = Ready
unreadable = Cannot be read
here-already = Here already
no-speakers = No speakers were found: the text is taken as paragraphs.
no-case = None
case-of-speaker = Case of { $speaker }
role-of = Role of { $speaker }
role-participant = Participant
role-interviewer = Interviewer
role-interpreter = Interpreter
more-paragraphs =
    { $n ->
        [one] and { $n } more paragraph
       *[other] and { $n } more paragraphs
    }

# Documents
filter-documents = Filter and group the documents
empty-documents = No interviews yet. Drop files here, or import them.
filter-hides-documents =
    { $n ->
        [one] { $n } document is hidden by the filter.
       *[other] { $n } documents are hidden by the filter.
    }
no-document-open = No document is open.
document-properties = Kind, language, speakers
remove-document = Remove the document
open-document = Open
memo-on-document = Write a memo on the document
filter-kind = Kind
filter-language = Language
filter-attribute = Case attribute
filter-value = Value
filter-work = Coding
group-by = Group by
group-by-nothing = Nothing
group-by-kind = Kind
group-by-language = Language
group-by-participants = Participants
group-unnamed = Without a group
work-any = Any
work-mine = Coded by me
work-not-mine = Not coded by me
work-uncoded = Coded by nobody
kind-interview = Interview
kind-focus-group = Focus group
kind-field-note = Field note
kind-document = Document
language-fr = French
language-en = English
language-ar = Arabic
language-bm = Bambara
language-ff = Fulfulde
language-ffm = Fulfulde (Maasina)
language-taq = Tamasheq
language-tmh = Tuareg
language-ses = Songhay
language-ha = Hausa
language-he = Hebrew
language-und = Language unknown

# Codebook
here-all = here / all
here-all-meaning = Codings in this document, and in all documents, with the codes below
empty-codebook = No codes yet. Make one, or make words of a transcript a code.
filter-codes = Filter codes
no-code-fits = No code fits “{ $query }”.
code-row = { $name }, { $here } here, { $all } in all
code-counts = Here: { $here } by itself, { $below } with the codes below. In all: { $all } and { $allBelow }.
fold-code = Fold { $name }
unfold-code = Unfold { $name }
code-name = Name of the code
new-code-below = New code below this one
unpin-code = Take the code off its digit
merge-code = Merge into another code
retire-code = Retire the code
unretire-code = Put the code back in use
delete-code = Delete the code
memo-on-code = Write a memo on the code
show-code-too = Show this code too
and-more = { $names } and { $n } more
show-only-code = Show only this code in the transcript
show-all-codes = Show all codes
only-code-shown = Only codings of these codes are shown: { $name }.
show-in-codebook = Show in the codebook
new-code = New code
definition-of = Definition of “{ $name }”
definition = Definition
include = Code here when
exclude = Not here when
example = Example
in-english = { $what } in English
in-french = { $what } in French
path-of-code = Path: { $path }
below-code = Below
no-parent = None: a family of its own
codable = Can be applied to passages
retired = Out of use: not offered any more, codings stay
store-code = Store the definition
make-code = Make the code
colour-tone = { $hue }, tone { $tone }
hue-red = red
hue-rust = rust
hue-orange = orange
hue-amber = amber
hue-olive = olive
hue-lime = lime
hue-green = green
hue-jade = jade
hue-teal = teal
hue-cyan = cyan
hue-sky = sky
hue-blue = blue
hue-indigo = indigo
hue-violet = violet
hue-magenta = magenta
hue-rose = rose
hue-slate = slate
hue-stone = stone
theme-risk = risk theme
theme-protective = protective theme
theme-process = process theme
theme-neutral-context = neutral or context
delete-code-title = Delete “{ $name }”?
delete-code-text = With it go { $below } codes below it, { $codings } codings and their memos. Undo brings everything back.
delete-code-button =
    { $codings ->
        [one] Delete the code and { $codings } coding
       *[other] Delete the code and { $codings } codings
    }
remove-document-title = Remove { $name }?
remove-document-text = With it go its { $codings } codings, its links to cases, its values and memos. Undo brings everything back.
remove-document-button =
    { $codings ->
        [one] Remove { $name } and { $codings } coding
       *[other] Remove { $name } and { $codings } codings
    }
remove-case-title = Remove the case { $name }?
remove-case-text = With { $name } go its links, values and memos. Codings stay. Undo brings everything back.
remove-case = Remove the case

# Reader
transcript-of = Transcript of { $name }
about-document = About this document
shown-codings = Whose codings are shown
shown-coders = Coders shown
coder-you = { $coder } (you)
show-everything = Show everything
text-look = Size and width of the text
text-size = Text size
line-width = Line width
line-spacing = Line spacing
spacing-close = Close
spacing-normal = Normal
spacing-wide = Wide

# Picker
picker-apply = Code the passage with
picker-recode = Give the coding another code
picker-merge = Merge into
picker-nothing = No code matches “{ $query }”. Ctrl+N creates it.
picker-nothing-under = No code matches “{ $query }”. Ctrl+N creates it under { $name }.
apply-and-stay = Apply, stay open
qualifiers = Qualifiers
qualifiers-hint = Up and down choose, left and right change, Enter applies.
new-code-here = New code here
new-code-under = New under { $name }

# Passage and qualifiers
no-passage = Nothing is selected.
codings-here = Codings here
no-coding-here = No coding in this passage. Press { $key } to code it.
coder-and-version = { $coder }, codebook v{ $version }
ends-later =
    { $n ->
        [one] ends { $n } character later
       *[other] ends { $n } characters later
    }
ends-earlier =
    { $n ->
        [one] ends { $n } character earlier
       *[other] ends { $n } characters earlier
    }
menu-of-coding = What can be done with the coding { $name }
memo-of-coding = Memo of the coding
memo-of-coding-hint = Add a memo to this coding
others-present = Present: { $who }
case-named = Case { $name }
qualifier-is = { $what }: { $value }
time = Time
time-before-involvement = Before the group
time-in-group = In the group
time-arrest-custody = Arrest and custody
time-detention = Detention
time-after-release = After release
time-general = In general
direction = Direction
direction-present = Present
direction-absent = Absent
direction-wished-for = Wished for
direction-mixed = Mixed
standing = Standing
standing-own-experience = First-hand
standing-witnessed = Witnessed
standing-told-by-others = Told by others
standing-opinion = Opinion
standing-document-text = Text of a document
certainty = Certainty
certainty-sure = Sure
certainty-unsure = Unsure
quotable = Quotable
quotable-yes = Yes
quotable-paraphrase = Paraphrase only
quotable-no = No

# Search
search-field = Search all documents
search-hint = Words, “phrases”, begin*, -without, code:push, lang:fr
search-help = Write a word to see it in every document. Accents and capitals do not matter; quotation marks keep words together; a star stands for any ending.
hits-where =
    { $documents ->
        [one] { $paragraphs } paragraphs, { $documents } document
       *[other] { $paragraphs } paragraphs, { $documents } documents
    }
nothing-found = Nothing found for “{ $query }”.
tick-hit = Tick this hit
hits-ticked =
    { $n ->
        [one] { $n } hit ticked
       *[other] { $n } hits ticked
    }
code-hits =
    { $n ->
        [one] Code { $n } passage
       *[other] Code { $n } passages
    }
spread = Distribution
language = Language
search-help-page = How to ask
more-offered = { $n } more
still-counting = Counting…
order-of-hits = Order of the hits
order-place = In order of place
order-fit = Best first
grouping-of-hits = How hits are grouped
group-by-document = By document
group-by-case = By case
group-by-code = By code
group-uncoded = Not coded
group-no-case = No case
index-incomplete = The search index is being built: { $done } of { $n } documents so far. More may be found.
like-passage-of = Paragraphs with words of { $place }, to be read
per-thousand = { $rate } per 1,000 words
search-everywhere = Search everywhere
open-in-place = Open in place
code-this-hit = Code this hit…
copy-with-citation = Copy with citation
quoted-with-place = “{ $words }” ({ $place })
like-this-passage = Passages like this one
tick-all = Tick all
tick-none = Untick all
export-hits = Export hits
export-hits-title = Export hits
exclude-coded = Leave out what is coded
what-is-coded = What is coded of a hit
unit-hit = The hit itself
unit-sentence = Its sentence
unit-paragraph = Its paragraph
unit-turn = Its turn
and-more-passages =
    { $n ->
        [one] and { $n } more passage
       *[other] and { $n } more passages
    }
narrow = Narrow
who-speaks = Who speaks
coding-of-passages = Coding
only-uncoded = Only what is not coded yet
saved-searches = Saved searches
save-this-search = Save this search
change-name-and-notes = Change name and notes
save-the-question-here = Save the present question here
remove-saved-search = Remove the saved search
no-saved-searches = None yet. Ask something, then save it with the plus sign.
name-of-search = Name
notes-of-search = Notes
save-search = Save the search
concept-lists = Concept lists
new-concept-list = New concept list
change-words = Change its words
remove-concept-list = Remove the list
no-concept-lists = None yet. A list of words in several languages is asked for as #name.
name-of-concept = Name of the list
words-of-concept = Words, one on each line
save-concept = Save the list
asked-before = Asked before
count-words =
    { $n ->
        [one] { $n } word
       *[other] { $n } words
    }
what-bars-show = What the bars stand for
by-document = By document
no-value = No value
hits-per-thousand = Hits per 1,000 words
n-hits-in-words = n = { $hits } hits in { $words } words
more-bars = and { $n } more
words-found = Words found
frequent-words = Most frequent words
with-stop-words = With words that say little
edit-stop-words = Edit the words left out
leave-word-out = Leave this word out
stop-words = Words left out, one on each line
save-stop-words = Save the words
usual-stop-words = Back to the usual words
in-documents =
    { $n ->
        [one] in { $n } document
       *[other] in { $n } documents
    }

# Tables
table-frequency = Frequency
table-crosstab = Codes by attribute
table-matrix = Areas by priorities
table-codings = Codings
table-documents = Documents
table-cases = Cases
table-cooccurrence = Codes together
table-profile = Case profile
table-quotes = Quote bank
table-gaps = Gap list
table-saturation = Saturation
table-coverage = Guide coverage
table-participants = Participants
table-codebook = Codebook
near-overlap = Overlapping
near-turn = Same turn
near-paragraph = Same paragraph
near-characters = Within { $n } characters
profile-case = Case
second-attribute = Rows
rows-are-codes = Rows: codes
all-codes = All codes
under-code = Under the code
break-down = Broken down by
by-nothing = Not broken down
by-coder = By coder
by-case = By case
with-below = With the codes below
by-itself = By itself
side-by-side = Side by side
percent-of-n = % of n
percent-of-code = % of the code
count-head-characters = Characters
pair-other = Other code
pair-together = Together
pair-jaccard = Jaccard
pair-n = n of the code
pair-n-other = n of the other
number-of-n = { $number } of { $n }
masked-on-export = Figures of fewer than { $k } cases are masked on export.
table1-marked = Marked in Table 1 (ICCT and UNICRI 2017).
table1-blank = Blank in Table 1 (ICCT and UNICRI 2017).
table2-says = Table 2 in short: { $text }.
cell-summary = Summary of the cell
save-summary = Save summary
quote-unused = Not recorded as quoted anywhere.
quote-used-in = Quoted in { $places }.
quote-place = Used in
quote-place-hint = Name of the report
record-quote = Record this use
as-table = Table
as-bars = Bars
unit-cases = Cases
unit-documents = Documents
unit-codings = Codings
by-attribute = By attribute
same-passage = Same passage only
table-filter = Filter of the table
table-filter-hint = Filter, such as coder:INT-02
empty-table = No coding fits these filters, so there is nothing to count.
all-together = All
counts-include-below = Numbers include the codes below.
chart-measure = What the bars show
chart-families = Families
chart-codes = Most used codes
cell-of-n = { $column }: { $number } of { $n }
cell-is = { $column }: { $number }
more-passages =
    { $n ->
        [one] Show { $n } more passage
       *[other] Show { $n } more passages
    }
count-head-codings = Codings
count-head-documents = Documents
count-head-cases = Cases
count-head-coders = Coders
count-head-words = Words
count-head-share = % of participants’ words
count-head-rate = Per 1,000 words

# Cases
cases-and-attributes = Cases and attributes
new-case-alias = Alias of a new case
new-case-hint = DET-005
add-case = Add the case
show-sealed = Show sealed attributes
empty-cases = No cases yet. Add one by its alias, never by a name.
short-name = Short name
heard-in = Heard in
speaks-as = as { $speaker }
unlink-document = Unlink { $name }
link-document = Link a document
memo-on-case = Write a memo
missing-unknown = Unknown
missing-not-asked = Not asked
missing-refused = Refused
missing-na = Not applicable
hint-whole = A whole number
hint-date = 2031, 2031-05 or 2031-05-14
hint-reference = Names, separated by semicolons
hint-text = Text

# Memos
new-project-memo = Write a memo on the project
filter-memos = Search the memos
empty-memos = No memo yet. { $key } writes one about the selected coding or the document.
no-memo-fits = No memo holds “{ $query }”.
choose-memo = Choose a memo at the left.
memo-by = { $coder }, { $day }
show-target = Show what it is about
memo-text = Text of the memo
store-memo = Store the memo
delete-memo = Delete the memo
about-project = The project
about-a-document = Document { $name }
about-a-code = Code { $name }

# History
filter-history = Search the history
empty-history = Nothing has been done yet.
undid = Undone: { $act }
redid = Redone: { $act }
go-back-here = Go back to here
go-back-title = Go back to this point?
go-back-text =
    { $n ->
        [one] { $n } act after it is taken back. The history keeps both, and redo brings it back.
       *[other] { $n } acts after it are taken back. The history keeps both, and redo brings them back.
    }
go-back-button =
    { $n ->
        [one] Undo { $n } act
       *[other] Undo { $n } acts
    }

# Palette and settings
palette-nothing = Nothing fits “{ $query }”.
settings-general = General
settings-shortcuts = Shortcuts
coder-name = Your name as a coder
coder-name-meaning = It stands beside every coding you make. Agree on it in the team, and keep it the same on every computer.
coder-from-next = The name counts from the next project you open.
lock-after = Lock an encrypted project after
lock-after-meaning = Without a key or a click for so long, the texts leave the screen and the passphrase is asked for again.
reduce-motion = Reduce motion
filter-actions = Filter the actions
keys-taken = { $keys } does “{ $action }” already. Choose other keys.
press-keys = Press the keys
no-keys = No keys
reset-keys = As shipped

# Notices and jobs
more-notices =
    { $n ->
        [one] { $n } more
       *[other] { $n } more
    }
job-opening = Opening the project
job-reading = Reading files
job-importing = Importing
job-exporting = Exporting
job-failed = The work stopped unexpectedly. Nothing was changed; try again.
held-elsewhere = The project is open elsewhere, by { $coder } on { $host }: here it can only be read.
settings-not-stored = The settings could not be stored: { $why }
missing-script = No font on this computer has { $script }: its letters show as boxes with their code points.
missing-script-hint = Install a font for it (on Debian: { $package }), then start Griot again.
nothing-to-join = There is no other coding of yours with this code in the document.
nowhere-to-split = The caret is in none of your codings. Put it where a coding is to be split.
nothing-to-repeat = No code was used yet.
nine-pinned = Nine codes are pinned. Take one off first.

# Sentences of the core
said-new-project = new project with { $a } codes
said-new-project-one = new project with 1 code
said-rename-project = rename the project
said-code-more = code { $a } { $b } { $c } and { $d } more
said-code = code { $a } { $b } { $c }
said-uncode = uncode { $a } { $b } { $c }
said-remove-codings = remove { $a } codings
said-change-coding = change 1 coding
said-change-codings = change { $a } codings
said-import-codebook = import codebook: { $a } new, { $b } changed
said-import-documents = import { $a } documents
said-import-codings = import { $a } codings
said-import-values = import { $a } values
said-import-memos = import { $a } memos
said-import-cases = import { $a } and { $b } links
said-import = import { $a }
said-export-team = export { $a } for the team: documents { $b }, left out { $c }
said-export-partner = export { $a } for a partner institution: documents { $b }, left out { $c }
said-export-authority = export { $a } for an authority: documents { $b }, left out { $c }
said-export-public = export { $a } for the public: documents { $b }, left out { $c }
said-export-archive = export { $a } for an archive: documents { $b }, left out { $c }
said-new-code = new code { $a }
said-change-code = change code { $a }
said-move-code = move code { $a }
said-merge-code = merge { $a } into { $b }
said-merge-act = merge 1 act by { $a }
said-merge-acts = merge { $a } acts by { $b }
said-merge-copy = merge another copy
said-merge-conflict = 1 conflict between the two copies
said-merge-conflicts = { $a } conflicts between the two copies
said-merge-itself = this is the project itself, not another copy of it
said-remove-code-one = remove code { $a } with 1 coding
said-remove-code = remove code { $a } with { $b } codings
said-join-codings = join two codings of { $a }
said-split-coding = split a coding of { $a }
said-list-project = list the project among recent ones
said-unlist-project = do not list the project
said-define-attribute = define attribute { $a }
said-new-case = new case { $a }
said-rename-case = case { $a } is now { $b }
said-remove-case = remove case { $a }
said-link-case = case { $a } in { $b }
said-unlink-case = unlink a case from a document
said-change-document = change document { $a }
said-remove-document-one = remove document { $a } with 1 coding
said-remove-document = remove document { $a } with { $b } codings
said-role-participant = { $a } is participant in { $b }
said-role-interviewer = { $a } is interviewer in { $b }
said-role-interpreter = { $a } is interpreter in { $b }
said-value-of = { $a } of { $b }
said-memo = memo on a { $a }
said-change-memo = change a memo on a { $a }
said-remove-memo = remove a memo on a { $a }
said-coded-already = ‘{ $a }’ is on { $b } already
said-category = ‘{ $a }’ is a category: code with one of the codes below it
said-empty-passage = the passage { $a } holds no character
said-gone = there is no such { $a } in this project
said-name-taken = there is a { $a } ‘{ $b }’ already
said-bad-name = ‘{ $a }’ cannot be the name of a { $b }: { $c }
said-circle = a code cannot go into itself or into a code below it
said-empty = the { $a } is empty
said-nothing = there is nothing to do: { $a }
said-nothing-to-undo = there is nothing to undo
said-nothing-to-redo = there is nothing to redo
said-not-whole = ‘{ $a }’ is not a whole number
said-not-boolean = ‘{ $a }’ is neither true nor false
said-not-date = ‘{ $a }’ is not a date: write 2031, 2031-Q2, 2031-05 or 2031-05-14
said-not-allowed = ‘{ $a }’ is not an allowed value; allowed are { $b }
said-held = the project is open elsewhere, by { $a } on { $b }: here it can only be read
said-read-only = the project is open for reading only
said-unreadable = it cannot be read: { $a }
said-file-unreadable = { $a } cannot be read: { $b }
said-guessed-encoding = the encoding is a guess ({ $a }): look at the accents
said-undecodable = some characters cannot be read as { $a } and show as �
said-comments = { $a } comments were left out
said-deleted = { $a } deleted passages of tracked changes were left out
said-pictures = { $a } pictures were left out
said-lone-label-line = line { $a }: ‘{ $b }:’ stands once and was not taken for a speaker
said-lone-label = ‘{ $a }:’ stands once and was not taken for a speaker
said-same-text = the same text is here already as ‘{ $a }’: not imported again

# Agreement between coders
place-agreement = Agreement
agreement-coders = Coders
agreement-only-two = Only the first two
agreement-unit = Unit
agreement-unit-character = Character
agreement-unit-turn = Turn
agreement-unit-paragraph = Paragraph
agreement-unit-document = Document
agreement-statistic = Coefficient
agreement-documents = Documents
agreement-common = { $n ->
    [one] 1 document
   *[other] { $n } documents
  }
agreement-all-common = All that every one of them coded
agreement-n = n = { $n }
agreement-pooled = All codes, pooled
agreement-both = Both
agreement-only = { $coder } only
agreement-applied = Applied
agreement-passages = Passages
agreement-interval = 95% interval
agreement-short-percent = %
agreement-short-cohen-kappa = Kappa
agreement-short-krippendorff-alpha = Alpha
agreement-short-brennan-prediger = B-P
agreement-short-fleiss-kappa = Fleiss
agreement-short-gwet-ac1 = AC1
agreement-short-jaccard = Jaccard
agreement-short-alpha-u = Alpha U
agreement-rare-character = Too rare, under { $n } passages
agreement-rare-turn = Too rare, under { $n } turns
agreement-rare-paragraph = Too rare, under { $n } paragraphs
agreement-rare-document = Too rare, under { $n } documents
agreement-foot = { $rare ->
    [0] Interval: bootstrap over { $n } documents.
    [one] 1 code is too rare to report. Interval: bootstrap over { $n } documents.
   *[other] { $rare } codes are too rare to report. Interval: bootstrap over { $n } documents.
  }
agreement-counting = Comparing the coders.
agreement-none = No document is coded by both. Choose other coders or documents.
agreement-few-coders = Only one person has coded here. Agreement needs the codings of at least two.
agreement-blind = You code blind, so the codings of others are not shown.
agreement-show-all = Show all codings
agreement-off = Comparing coders is switched off in this project. The settings of the project switch it on.
agreement-differences = Differences
agreement-rounds = Rounds
agreement-methods = Methods text
agreement-others = Other tools
agreement-count = { $n ->
    [one] 1 difference
   *[other] { $n } differences
  }, { $settled } settled
agreement-only-open = Only open ones
agreement-no-differences = The coders do not differ here.
agreement-more = Show { $n } more
agreement-kind-other = Different code
agreement-kind-one = Coded by one only
agreement-kind-some = Not coded by all
agreement-kind-bounds = Bounds differ
agreement-no-coding = No coding here
agreement-show-in-text = Show in the text
agreement-reason = Reason
agreement-reason-hint = Why it is decided so
agreement-reason-first = Write the reason first
agreement-keep = Keep { $coder }
agreement-keep-both = Keep both
agreement-keep-all = Keep all
agreement-neither = Neither
agreement-none-of-them = None
agreement-changed = This was settled before, but the codings have changed since.
agreement-settled-keep = Settled as { $coder } has it
agreement-settled-all = Settled: what anybody coded counts
agreement-settled-none = Settled: the code does not belong here
agreement-reopen = Open again
agreement-round-name = Name of the round
agreement-round-hint = Round 1, before the meeting
agreement-keep-round = Keep this round
agreement-no-rounds = No round is kept yet. Keep the figures before the team codes again, so that both rounds can be reported.
agreement-forget = Remove round { $name }
agreement-first-round = First round
agreement-second-round = Second round
agreement-copy = Copy
compare-coders = Compare coders in this project
compare-coders-meaning = Teams that do not want agreement figures switch this off: the page and its command are gone then, and nothing is lost.
said-agreement-on = compare coders in this project
said-agreement-off = do not compare coders in this project
said-agreement-is-off = comparing coders is switched off in this project
said-settle = settle { $a } { $b } { $c }
said-open-again = open again { $a } { $b } { $c }
said-keep-round = keep round “{ $a }” of agreement
said-remove-round = remove round “{ $a }” of agreement
## Another copy of the project

act-merge-copy = Merge another copy
path-copy-hint = Path of the other copy (.griot). It is only read.
merge-compare = Compare
merge-take-in = Merge
merge-reading = Reading { $path } …
merge-passphrase = { $path } is encrypted. Its passphrase:
merge-undo-takes-back = One undo takes all of it back.
merge-nothing = { $file } holds nothing that is not here.
merge-acts = { $file } holds { $acts ->
    [one] one act
   *[other] { $acts } acts
 } that are not here yet ({ $coders }).
merge-unrelated = This is no copy of the open project: it was made as a project of its own. Things are taken for the same by their names and texts alone.
merge-count = { $kind }: { $added } new, { $changed } changed, { $removed } gone, { $same } made in both
merge-going = Taken away there, and so here: { $names }
merge-conflicts = { $n ->
    [one] One place where both copies say something else
   *[other] { $n } places where both copies say something else
 }. Choose what is to stand; what is not chosen stays in the history.
merge-why-changed = { $kind } { $thing }: { $field }
merge-why-removed = { $kind } { $thing }: taken away in one copy, worked with in the other
merge-why-name = { $kind } { $thing }: another one has the same name
merge-why-circle = { $kind } { $thing }: the two copies put codes below each other
merge-here = Here
merge-there = There
merge-nothing-there = nothing
merge-said = { $side }: { $text }
merge-said-by = { $side }: { $text } ({ $coder }, { $day })
merge-kept-neither = Settled so that both can stand.
merge-keep-here = Keep what is here
merge-keep-there = Keep what is there
merge-keep-both = Keep both
merge-kind-info = Project
merge-kind-coder = Coder
merge-kind-attribute = Attribute
merge-kind-case = Case
merge-kind-document = Document
merge-kind-code = Code
merge-kind-case-link = Case in a document
merge-kind-coding = Coding
merge-kind-value = Value
merge-kind-memo = Memo
merge-kind-departure = Export
merge-kind-saved-search = Saved search
merge-kind-concept = Concept list
merge-kind-stop-words = Stop words
merge-kind-other = Other
job-comparing = Comparing the copies
job-merging = Merging
turn-language = Language of this turn
said-turn-language = turn { $a } of { $b } is in { $c }
said-no-turn = ‘{ $b }’ has no turn { $a }: it has { $c }

# Consent, withdrawal, retention
consent-required = Code only what consent is recorded for
consent-required-meaning = A document of which nothing is recorded can be read and not coded. What was refused is never coded, whatever is set here.
consent-of-files = Consent to these files
consent-mode = How consent was given
consent-later = Recorded later
consent-later-meaning = Until consent is recorded, the documents are marked, and where the project asks for consent they cannot be coded.
consent-mode-written = Written
consent-mode-thumbprint = Thumbprint
consent-mode-oral-recorded = Oral, recorded
consent-mode-oral-witnessed = Oral, witnessed
consent-mode-public-document = Public document
consent-mode-institutional-permission = Permission of the institution
consent-mode-not-obtained = Not obtained
consent-scope-analysis = Analysis
consent-scope-anonymous-quotation = Anonymous quotation
consent-scope-paraphrase-only = Paraphrase only
consent-scope-sharing-team = Sharing within the team
consent-scope-sharing-partner-institution = Sharing with partner institutions
consent-scope-sharing-prison-authority = Sharing with the prison authority
consent-scope-archiving = Archiving
consent-scope-recontact = Being contacted again
consent-scope-translation = Translation
withdraw-document = Withdraw and destroy…
act-withdraw-passage = Withdraw the selected passage…
withdraw-title = Destroy { $name }?
withdraw-passage-title = Destroy a passage of { $name }?
withdraw-class = Class: { $class }
withdraw-goes = Goes: { $kind } ({ $n })
withdraw-repeated = Its words are taken out of what stays: { $kind } ({ $n })
withdraw-copies = Copies beside the project that are destroyed too: { $n }
withdraw-final = This cannot be undone, nor can anything that was done before it. An old copy cannot bring it back. Copies on other machines are not reached from here.
withdraw-reason = Why
withdraw-certificate = Certificate
withdraw-understood = I understand that there is no way back
withdraw-destroy = Destroy
withdrawn-done = Destroyed. The certificate is { $path }
withdrawn-left = { $path } still holds it and could not be removed: { $why }
withdrawn-unswept = Another program was reading the project: old pages are overwritten when it is opened for writing next.
job-withdrawal = Withdrawing
format-txt = Text (.txt)
report-ethics = Data protection sheet
report-audit = Audit trail
merge-withdrawn = Withdrawn there, and destroyed here too, without a way back: { $names }
merge-kind-tombstone = Withdrawals
merge-kind-revision = Changed texts
retention-overdue = { $n ->
    [one] Its time is over: { $names }
   *[other] The time of { $n } documents is over: { $names }
}
retention-soon = { $n ->
    [one] To be destroyed within 90 days: { $names }
   *[other] { $n } documents are to be destroyed within 90 days: { $names }
}
retention-hint = “Withdraw and destroy” in the list of documents destroys one, with a certificate; a later date in its attributes keeps it.
said-withdraw-document = withdraw a document: { $a }
said-withdraw-passage = withdraw a passage: { $a }
said-record-consent = record consent of { $a }
said-consent-required = require consent before coding
said-consent-not-required = do not require consent before coding
said-no-consent = “{ $a }” may not be coded: there is no consent to its analysis
said-consent-not-recorded = “{ $a }” may not be coded yet: no consent is recorded
said-raw = “{ $a }” is raw: until it is pseudonymised, only { $b }, who took it in, codes it
said-was-withdrawn = { $a }: its text was withdrawn on { $b } ({ $c }) and may not come back
said-before-destruction = nothing that was done before { $a } can be taken back: texts were destroyed then

# Pseudonyms
act-pseudonymise = Replace real names…
pseudonyms-title = Real names in { $name }
pseudonyms-look = Look through the document
pseudonyms-replace = Replace
pseudonyms-destroy-raw = Destroy the raw texts
pseudonyms-place = { $at } of { $n }
pseudonyms-more-places = and { $n } more places
pseudonyms-take = Replace everywhere
pseudonyms-leave = Leave as it is
pseudonyms-back = Back
pseudonyms-sum = { $n ->
    [one] 1 name is replaced at { $places } places.
   *[other] { $n } names are replaced at { $places } places.
}
pseudonyms-sum-meaning = Codings stay on their words. Undo takes it back until the raw texts are destroyed, which needs a second check of each document by another person. The log of replacements never holds the real words.
because-vault = The vault knows these words
because-list = On a list of the team
because-form = Looks like a date or a telephone number
because-capital = Capitals in the middle of a sentence
replaced-kind = What it is
replaced-name = Name of a person
replaced-place = Place
replaced-date = Date
replaced-phone = Telephone number
replaced-other = Something else
pseudonym = What stands for it
vault-new = Real names are kept in a vault of their own inside the project. Choose its passphrase, at least 8 characters, and not that of the project: who has both knows who is meant.
vault-known = The vault of real names is opened with its own passphrase.
vault-passphrase = Passphrase of the vault
vault-warning = Without this passphrase nobody can tell who is meant, and the real names are lost with it.
list-of-names = File with names of persons, one a line (may be empty)
list-of-places = File with places, one a line (may be empty)
job-names = Looking for names
# Backups
act-backups = Backups…
backup-count = How many copies are kept
backup-folder = Folder
backup-list = { $n ->
    [0] No copies yet
    [one] 1 copy
   *[other] { $n } copies
}
backup-of = { $made } ({ $size } KB)
backup-make = Back up now
backup-restore = Go back to this copy
backup-sure = Put it in the place of the project; what stands there now is kept beside it
backup-restored = The copy is in its place. What stood there is { $path }
job-backup = Backing up
said-pseudonymise = pseudonymise { $a }: { $b }
said-destroy-raw = destroy the raw texts
