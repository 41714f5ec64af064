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
act-pack = Pack for a stick
act-unpack = Unpack a parcel
act-make-key = Make a key for parcels
act-encryption = Encryption and recovery sheet
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
act-row-menu = Menu of this row
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
keys-alt-shift-arrows = Alt+Shift+Left, Right
does-alt-shift-arrows = Move the end of the selected coding by a word
keys-alt-shift-up-down = Alt+Shift+Up, Down
does-alt-shift-up-down = Move the beginning of the selected coding by a word

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
codes-of = { $found } of { $n ->
        [one] { $n } code
       *[other] { $n } codes
    }
turns-coded = { $coded } of { $n ->
        [one] { $n } turn
       *[other] { $n } turns
    } coded
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
act-value = { $attribute } of { $bearer }
act-coded = Coded “{ $code }” in { $document }
act-uncoded = Removed “{ $code }” from { $document }
act-settled = Settled “{ $code }” in { $document }
act-opened-again = Opened again “{ $code }” in { $document }
act-and-more = { $act } and { $n } more
let-go-to-review =
    { $n ->
        [one] Let go to look at the file before it is imported
       *[other] Let go to look at { $n } files before they are imported
    }
let-go-to-open = Let go to open the project
last-act = Last act: { $act }, { $time }
last-step = { $act }, { $time }
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
pack = Pack
pack-meaning = The whole project in one encrypted file, to be carried on a stick. It is for the team: whoever opens the parcel has everything. A project with a passphrase keeps it inside.
unpack = Unpack
unpack-meaning = The parcel becomes a project file of its own. An existing file is never touched. What a colleague did comes in with “Merge another copy”.
make-key = Make the key
key-meaning = The file holds your secret key and stays with you. Its public line, which begins with age1, goes to those who pack for you: it opens nothing.
key-file = my-key
key-made = The secret key is in { $path }. Public key, now on the clipboard: { $key }
parcel-by-passphrase = Passphrase
parcel-by-keys = Keys
parcel-keys = Public keys of those who may open it (age1…), or a file of them
key-passphrase = Passphrase of the key
key-passphrase-if-any = Passphrase of the key, where it has one
key-without-passphrase = Without a passphrase: whoever finds the file opens what was packed for you
parcel-key-file = File of your secret key
parcel-passphrase = Passphrase of the parcel
path-parcel-hint = The path of a parcel (.age), on this computer or a stick.
job-packing = Packing
job-unpacking = Unpacking
passphrase-now = Passphrase or recovery key
passphrase-new = New passphrase
passphrase-weak = Too weak: who has the file and many machines finds it within { $within }. Take four or more words that nobody has put together before.
passphrase-strong = Stands for { $within } against somebody who has the file and many machines.
stands-minutes = minutes
stands-hours = hours
stands-days = days
stands-months = months
stands-years = years
stands-centuries = centuries
seal-project = Encrypt the project
seal-meaning = From now on the file opens with this passphrase only. The project is written anew beside the old file, compared with it, and takes its place. Copies that you made before stay as they are: delete those you do not need.
change-passphrase = Change the passphrase
change-meaning = The project gets another key. The old passphrase and its recovery sheet are void then; copies made before still open with them.
unseal-project = Take the encryption away
unseal-meaning = From now on anybody who has the file can read it. Do this only for material that is public.
recovery-sheet = Recovery sheet
make-recovery-sheet = Make the recovery sheet
recovery-meaning = This key opens the project where the passphrase was forgotten: enter it in the field of the passphrase. It belongs on paper in the lead’s safe. It is void when the passphrase is changed.
recovery-warning = Whoever has the sheet and the file reads everything. Do not keep it on this computer: print it, then delete the file, or write the groups down by hand.
save-recovery-sheet = Save to print
recovery-written-down = I have written it down
recovery-file = recovery-sheet
sealed-now = The project is encrypted.
unsealed-now = The project is not encrypted any more.
passphrase-changed = The project has another passphrase.
readable-copies = Older copies beside the project can still be read by anybody: { $names }. Delete those you do not need.
clear-clipboard = Clear the clipboard after
clear-clipboard-meaning = What was copied out of an encrypted project is taken off the clipboard again, and at once when the project is locked or closed.
count-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
  }
format-txt = Text (.txt)
job-sealing = Writing the project anew
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
lacks-coder = Give your name as coder: it stands beside each of your codings.
lacks-passphrase = A passphrase has eight characters or more.
lacks-same-passphrase = The two passphrases differ.
list-project = List among recent projects
list-project-meaning = A project that is not listed leaves no name and no path on the start screen of any computer.

# Paths and files
path-open-title = Open a project
path-open-hint = Path of a .griot file.
path-import-title = Import files
path-import-hint = Paths of files or folders: .txt, .md, .docx, .odt, .rtf, .html, .pdf, .vtt, .srt, .eaf. Several are separated by semicolons.
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
guide-label = Interview guide
add-filter = Add a filter
filter-unsure = Unsure codings
filter-absent = Said to be absent
saved-views = Saved views
save-this-view = Keep this table as a view
view-name = Name of the view
view-name-hint = Donor report
save-view = Keep
forget-view = Take away the view { $name }
copy-passage = Copy this passage with its citation
copy-passages = Copy all with citations
guide-as-asked = Questions as they were asked
saturation-base-label = Interviews of the base
saturation-base = Base: { $n }
saturation-run-label = Interviews of a run
saturation-run = Run: { $n }
saturation-threshold-label = Threshold of new information
saturation-threshold = Threshold: { $n } %
chart-words = Most frequent words
chart-document = Document
export-chart = Export the chart
chart-light = For light paper
chart-dark = For dark paper
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
export-leaves-out = { $of ->
    [one] The only document will not be in the file.
   *[other] { $n } of { $of } documents will not be in the file.
}
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
apply-to-selection = Code the selected passage with it
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
keep-it = Keep it
delete-code-title = Delete “{ $name }”?
delete-code-text = With it go { $below ->
        [0] its definition,
        [one] { $below } code below it,
       *[other] { $below } codes below it,
    } { $codings ->
        [one] { $codings } coding
       *[other] { $codings } codings
    } and their memos. Undo brings everything back.
delete-code-button =
    { $codings ->
        [one] Delete the code and { $codings } coding
       *[other] Delete the code and { $codings } codings
    }
remove-document-title = Remove { $name }?
remove-document-text = With it go its { $codings ->
        [one] coding,
       *[other] { $codings } codings,
    } its links to cases, its values and memos. Undo brings everything back.
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
coding-needs-consent = Nothing of this document can be coded: its consent is not recorded, or does not cover analysis.
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
hits-where = { $paragraphs ->
        [one] { $paragraphs } paragraph
       *[other] { $paragraphs } paragraphs
    }, { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
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
index-incomplete = The search index is being built: { $done } of { $n ->
        [one] { $n } document
       *[other] { $n } documents
    } so far. More may be found.
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
n-hits-in-words = n = { $hits ->
        [one] { $hits } hit
       *[other] { $hits } hits
    } in { $words ->
        [one] { $words } word
       *[other] { $words } words
    }
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
counting = Counting …
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
empty-document-values = No interviews yet. Import them, and their kind, language, speakers and values are filled in here.
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
empty-memos = No memo yet. { $key } writes one about the selected coding or words, or about the document.
no-memo-fits = No memo holds “{ $query }”.
choose-memo = Choose a memo at the left.
memo-by = { $coder }, { $day }
show-target = Show what it is about
memo-text = Text of the memo
delete-memo = Delete the memo
about-project = The project
about-a-document = Document { $name }
about-a-paragraph = Document { $name }, ¶ { $paragraph }
memo-on-the-whole = About the document as a whole: nothing was selected in it.
memo-begins-at = { $place }: “{ $words }”
memo-begins-with = “{ $words }”
about-a-code = Code { $name }

# History
filter-history = Search the history
empty-history = Nothing has been done yet.
undid = Undone: { $act }
redid = Done again: { $act }
history-here = The project stands where this line left it.
history-no-way = No way leads back to this line: the act was taken back, it tells of what happened outside the study, or it lies before a withdrawal.
history-step = This line takes an act back or does it again. Go back to the line of an act, or undo and redo step by step.
go-back-here = Go back to here
go-back-title = Go back to this point?
go-back-text =
    { $n ->
        [one] { $n } act after it is taken back. The history keeps both, and redo brings it back.
       *[other] { $n } acts after it are taken back. The history keeps both, and redo brings them back.
    }
go-back-stay = Stay here
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
coder-until-next = The name counts from the next project you open. In this one you go on as { $old }.
coder-rename-here = Rename { $old } to { $new } in this project too
coder-rename-meaning = { $n ->
    [one] The coding and everything else of { $old } in this project stand under { $new } then, and you go on as { $new } at once. Undo takes it back.
   *[other] The { $n } codings and everything else of { $old } in this project stand under { $new } then, and you go on as { $new } at once. Undo takes it back.
}
coder-rename-taken = In this project { $new } is somebody else, and two people are not made one: { $old } stays as it is here.
coder-worked-as = In this project you worked as
lock-after = Lock an encrypted project after
lock-after-meaning = Without a key or a click for so long, the texts leave the screen and the passphrase is asked for again.
reduce-motion = Reduce motion
filter-actions = Filter the actions
keys-taken = { $keys } does “{ $action }” already. Choose other keys.
keys-of = { $action }: { $keys }
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

# Studies of other programs
act-new-from-study = New project from another program
new-from-study-about = NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette
act-import-study = Import or update from another program
act-export-study = Export for another program
path-study-hint = Path of the file (.qdpx, .qde, .qdc, .sqlite3, .rqda) or of the folder of QualCoder (.qda). It is only read.
look-at-study = Look at it
study-into-title = Take in { $file }
study-new-title = New project from { $file }
study-take-in = Take it in
study-go-on = Go on
study-reading = Reading { $path }
study-sources-read = { $done } of { $n ->
        [one] { $n } source
       *[other] { $n } sources
    }
study-origin = Written by { $program }
study-holds = Documents: { $documents }, codes: { $codes }, codings: { $codings }, cases: { $cases }, memos: { $memos }
study-foreseen = What taking it in would do
study-one-undo = One undo takes all of it back.
study-whole-documents = Codings of whole sources become codings of all their text
codebook-in-title = Import the codebook { $file }
codebook-in-meaning = A code of the same path as here keeps its codings and gets the words of the file; other codes are added. None is taken away.
study-levels = Names of codes such as Place::Home become levels
report-beside = Also write this report as a table (.csv) beside the project
report-beside-file = Write the report as a table (.csv) too
positions-title = How positions are counted
positions-about = Programs count differently, and the file does not say how. Where it makes a difference, Griot found it out from the selections; you can say otherwise.
positions-found-out = As Griot found it out
positions-of = Positions in { $source }
positions-line = { $source }: { $unit }; selections: { $n }, named: { $named }, agreeing: { $agree }
unit-characters = Unicode characters
unit-utf16 = UTF-16 units
unit-line-end-one = a line end counts as one
unit-line-end-two = a line end counts as written
unit-mark-counted = the mark at the start counts
starts-with-study = It starts with what is in { $file }.
study-whole = The whole project (.qdpx)
study-codebook = Codebook (.qdc)
study-program = For which program
loss-for = What { $program } will have of it
loss-of-codebook = What a codebook file will have of it
report-of-file = What { $file } carries
close-report = Done
report-nothing = Nothing to report.
report-fate = What happened
report-count = Number
report-what = Part
report-why = How and why
fate-carried = there
fate-moved = moved
fate-kept = kept
fate-changed = changed
fate-lost = lost
job-reading-study = Reading the study
job-exporting-study = Writing the file
job-stopped = Stopped. Nothing was changed.
act-import-survey = Import a survey
path-survey-hint = Path of the table (.csv, .tsv, .xlsx, .xls, .ods), one respondent a row. It is only read.
survey-title = Import { $file }
survey-column = Column
survey-is = What it is
survey-first = First answer
survey-take-in = { $n ->
    [one] Import 1 respondent
   *[other] Import { $n } respondents
}
survey-about = Respondents: { $rows }. Columns with answers in words: { $words }. Each respondent becomes a case; the answers in words become a document that is linked with it.
column-is = What { $column } is
column-respondent = Who answered
column-attribute = Attribute
column-words = Answer in words
column-left = Left out
told-part-columns = columns
told-part-respondents = respondents
told-left-out-column = left out: empty, or because that was said
told-name-twice = the same name stands twice: told apart by a number
told-no-words = without an answer in words: a case alone

# Reports of exchange, which the core tells in English
told-part-french-names-and-definitions = French names and definitions
told-part-authors-and-dates-of = authors and dates of comments
told-part-cases = cases
told-part-categories = categories
told-part-characters = characters
told-part-coders = coders
told-part-codes = codes
told-part-codes-below-codes = codes below codes
told-part-codes-of-equal-names = codes of equal names
told-part-codings = codings
told-part-codings-of-pages-and = codings of pages and pictures
told-part-codings-of-whole-sources = codings of whole sources
told-part-colours = colours
told-part-colours-of-codes = colours of codes
told-part-comments = comments
told-part-descriptions = descriptions
told-part-documents = documents
told-part-documents-of-several-coders = documents of several coders
told-part-documents-with-emoji-or = documents with emoji or rare characters
told-part-files = files
told-part-files-of-the-archive = files of the archive
told-part-groups = groups
told-part-highlights = highlights
told-part-history = history
told-part-identities = identities
told-part-kept-parts = kept parts
told-part-maps = maps
told-part-maps-and-links = maps and links
told-part-marks-on-pages = marks on pages
told-part-memos = memos
told-part-memos-of-cases = memos of cases
told-part-memos-of-codes = memos of codes
told-part-memos-of-codings = memos of codings
told-part-memos-with-control-characters = memos with control characters
told-part-namespaces = namespaces
told-part-pages-of-pdf-files = pages of PDF files
told-part-parts-of-sources-that = parts of sources that belong to a case
told-part-parts-that-the-standard = parts that the standard does not know
told-part-pictures = pictures
told-part-sound-recordings = sound recordings
told-part-films = films
told-part-pictures-recordings-and-films = pictures, recordings and films
told-part-pictures-recordings-films-and = pictures, recordings, films and pages
told-part-qualifiers-of-codings = qualifiers of codings
told-part-references-in-kept-parts = references in kept parts
told-part-references-of-cases = references of cases
told-part-links = links
told-part-rules-examples-and-sources = rules, examples and sources of codes
told-part-selections = selections
told-part-selections-without-codes = selections without codes
told-part-sources = sources
told-part-sources-without-a-text = sources without a text
told-part-structures-of-documents = structures of documents
told-part-texts = texts
told-part-transcripts = transcripts
told-part-turns-and-speakers = turns and speakers
told-part-types-of-values = types of values
told-part-values = values
told-part-values-known-to-be = values known to be missing
told-part-values-of-attributes = values of attributes
told-part-values-of-documents-and = values of documents and cases
told-part-values-of-restricted-attributes = values of restricted attributes
told-part-values-of-sealed-attributes = values of sealed attributes
told-part-variables = variables
told-part-voices-of-cases = voices of cases
told-part-kept-x = kept: { $a }
told-they-cover-no-text = they cover no text
told-atlas-ti-26-on = ATLAS.ti 26 on Mac drops colours when it exports again
told-atlas-ti-before-version = ATLAS.ti before version 22 has flat codes
told-atlas-ti-gives-new = ATLAS.ti gives new ones in every export: what comes back cannot be matched with what is here
told-atlas-ti-has-no = ATLAS.ti has no cases: look whether they became document groups
told-atlas-ti-keeps-comments = ATLAS.ti keeps comments as descriptions, without author and date
told-maxqda-exports-memos-of = MAXQDA exports memos of codes as descriptions
told-maxqda-knows-documents-and = MAXQDA knows documents and document groups: its own exports hold no cases
told-maxqda-puts-values-into = MAXQDA puts values into documents: those of cases may be missing
told-nvivo-counts-in-utf = NVivo counts in UTF-16: what is coded behind such a character may shift by one for each
told-nvivo-has-one-annotation = NVivo has one annotation a passage: look them over there
told-nvivo-turns-annotations-of = NVivo turns annotations of PDF files, pictures and recordings into a memo
told-nvivo-s-help-does = NVivo’s help does not list maps among what it takes in
told-qualcoder-does-not-take = QualCoder does not take them in
told-qualcoder-moves-them-to = QualCoder moves them to the nearest of its palette
told-qualcoder-shows-one-coder = QualCoder shows one coder at a time
told-qualcoder-s-names-are = QualCoder’s names are unique: codes of the same name are merged, and codings of the others lose their code
told-xml-cannot-hold-these = XML cannot hold these characters
told-as-it-came-from = as it came from another program
told-as-notes = as notes
told-documents-with-turns-the = documents with turns: the labels stand in the text, where other programs do not see speakers; Griot finds them again
told-in-maxqda-every-code = in MAXQDA every code can be applied
told-in-which-unit-atlas = in which unit ATLAS.ti counts there was never seen: look at what is coded behind such a character
told-in-which-unit-maxqda = in which unit MAXQDA counts there was never seen: look at what is coded behind such a character
told-sets-become-attributes-of = sets become attributes of files in QualCoder
told-the-file-that-they = the file that they came with did not have it
told-their-whole-text = their whole text
told-they-leave-only-where = they leave only where that is asked for
told-they-never-leave-the = they never leave the project
told-to-notes-that-name = to notes that name the case: the format has no link from a note to a case
told-to-the-code-s = to the code’s description
told-to-the-code-s-description = to the code’s description: the format has one language
told-to-the-description-of = to the description of the selection
told-under-which-label-a = under which label a case speaks: to the case’s description
told-unknown-not-asked-refused = unknown, not asked, refused, not applicable: to the description
told-where-a-source-has = where a source has some: QualCoder passes over them
told-who-changed-what-and = who changed what, and when: the format knows only the last state
told-with-coder-and-date = with coder and date
told-with-colours-order-and = with colours, order and definitions
told-yes-or-no-and = yes or no, and dates, become texts in QualCoder
told-a-codebook-file-has = a codebook file has no notes
told-a-codebook-file-holds = a codebook file holds codes alone
told-hung-on-nothing-or = hung on nothing or on themselves: at the top now
told-of-a-source-or = of a source or a code that is not there
told-of-pictures-recordings-and = of pictures, recordings and films: they stay in QualCoder
told-the-case-is-linked = the case is linked with the whole document
told-their-positions-were-wrong = their positions were wrong, and mended by their quotation
told-their-quotation-stands-nowhere = their quotation stands nowhere in the text
told-they-stay-in-the = they stay in the folder of the project
told-a-second-value-of = a second value of the same variable
told-decimal-numbers-and-times = decimal numbers and times of day are texts here, to the letter
told-of-variables-that-are = of variables that are not in the file
told-the-same-identity-stands = the same identity stands twice
told-to-codes-passages-and = to codes, passages and media
told-without-a-name-and = without a name and with one source: their values are the document's
told-without-a-name-or = without a name, or of the same name as another: told apart by a number
told-without-a-value-not = without a value: not yet entered here
told-deeper-than-100-levels = deeper than 100 levels: hung on the last level that is possible
told-missing-in-the-file = missing in the file: given by Griot
told-not-a-colour-that = not a colour that can be read: a new one was given
told-of-the-same-name = of the same name as a sibling: their paths are told apart by a number
told-the-same-identity-stands-twice = the same identity stands twice: the first was taken
told-written-another-way-than = written another way than #RRGGBB; transparency is dropped
told-the-file-does-not = the file does not have them, or they are not what they are called
told-about-several-things-here = about several things: here about the first, in the next export about all
told-cannot-be-read-found = cannot be read: found anew from the texts
told-groups-of-sources-are = groups of sources are attributes of documents as well
told-they-cannot-be-shown = they cannot be shown here
told-of-memos = of memos
told-left-aside-they-are = left aside: they are no part of a project, or their names lead elsewhere
told-marked-as-mere-folders = marked as mere folders although passages are coded with them: they can be applied here
told-named-by-codings-and = named by codings and missing in the codebook: made under a name of their own
told-not-the-one-of = not the one of the standard, and read all the same
told-to-a-memo = to a memo
told-what-names-no-coder = what names no coder, or one that is not listed, is under ‘unknown’
told-not-a-kind-of = not a kind of source that the standard knows
told-of-pictures-recordings-and-films = of pictures, recordings and films
told-of-sources-whose-text = of sources whose text is not in the file
told-of-the-same-name-as = of the same name as another: told apart by a number
told-of-transcripts-between-times = of transcripts, between times that lead to no text
told-of-whole-sources-they = of whole sources: they cover all the text now
told-levels-parted = their names were parted into levels
told-levels-made = made for levels that had no code of their own
told-levels-whole = left whole, because a code of that name is on that level
told-of-whole-sources-they-say = of whole sources: they say nothing of a passage; ask for them as codings of all the text
told-taken-from-the-word = taken from the word processor file, because there is no plain text: look at where codings begin and end
told-their-text-can-be = their text can be read and coded here
told-their-text-is-not = their text is not in the file: kept as an empty place
told-they-are-documents-of = they are documents of their own
told-they-lie-outside-the = they lie outside the archive: only what is in the folder of the study is opened
told-they-stand-in-the = they stand in the file twice: the one in its own file was taken
told-where-they-have-a = where they have a text, its codings are here
told-of-selections-that-cover = of selections that cover no text
told-the-same-coding-stands = the same coding stands twice
told-their-positions-are-no = their positions are no numbers that a text can have
told-they-begin-before-the = they begin before the text or end before they begin
told-they-begin-behind-the = they begin behind the end of the text
told-they-begin-or-end = they begin or end inside a character
told-they-name-no-code = they name no code
told-they-reached-beyond-the = they reached beyond the text: cut at its end
told-to-the-memo-of = to the memo of the first coding of their passage
told-cannot-be-read-any = cannot be read any more
told-control-characters-in-names = control characters in names, memos and definitions, which XML cannot hold
told-headings-emphasis-roles-and = headings, emphasis, roles and times: to a note that only Griot reads
told-their-text-was-not = their text was not in the file that they came with
told-they-are-not-in = they are not in the project any more
told-what-they-led-to = what they led to is gone
told-as-they-came = as they came
told-known-to-be-missing = known to be missing, and why: to the description
told-the-text-was-changed = the text was changed since they came
told-their-code-is-gone = their code is gone
told-under-which-label-a-case = under which label a case speaks: to the description
told-in-several-categories-in = in several categories: in the first one now
told-their-positions-lie-outside = their positions lie outside the text
told-sealed-they-never-leave = sealed: they never leave the project
told-restricted-they-leave-only = restricted: they leave only where that is asked for
told-their-consent-does-not = their consent does not reach to this recipient
told-hold-values-that-are = hold values that are no { $a }: they are texts here
told-not-utf-8-read = not UTF-8, read as { $a }: look at the accents
conflicting-copies = { $n ->
    [one] A copy that a synchronisation program kept lies beside the project, because two computers had changed it: { $names }
   *[other] { $n } copies that a synchronisation program kept lie beside the project, because two computers had changed it: { $names }
}
conflicting-copies-hint = Take in what it holds with “Merge another copy”, then delete it.
held-elsewhere = The project is open elsewhere, by { $coder } on { $host }: here it can only be read.
settings-not-stored = The settings could not be stored: { $why }
missing-script = No font on this computer has { $script }: its letters show as boxes with their code points.
missing-script-hint = Install a font for it (on Debian: { $package }), then start Griot again.
nothing-to-join = There is no other coding of yours with this code in the document.
nowhere-to-split = The caret is in none of your codings. Put it where a coding is to be split.
nothing-to-repeat = No code was used yet.
nine-pinned = Nine codes are pinned. Take one off first.

# Sentences of the core
said-hint-consent = griot consent PROJECT shows what is recorded; what nobody agreed to should be withdrawn
said-hint-before-destruction = griot log shows what was done; do the opposite by hand, or go back to a backup that was made later
said-hint-vault = it is not the passphrase of the project; without it nobody can tell who is meant
said-hint-record-consent = record it: griot consent PROJECT DOC --mode oral_witnessed --scope analysis,anonymous_quotation, or on the page of cases
said-hint-withdrawn = what a participant took back stays away; griot log says when it was withdrawn
said-no-backups = a project in memory has no backups
said-no-consent-given = no consent was given
said-consent-stays = the consent stays as it is
said-no-vault-words = no words of the vault stand in ‘{ $a }’
said-nothing-replaced = no words were replaced in this project
said-before-destruction = nothing that was done before { $a } can be taken back: texts were destroyed then
said-passage-outside = the passage { $a } does not lie inside the text
said-passage-over-paragraph = the passage { $a } reaches over the end of a paragraph
said-passages-overlap = the passages { $a } and { $b } share characters
said-pseudonym-real = the pseudonym ‘{ $a }’ holds the real words themselves
said-pseudonym-empty = the real words or the pseudonym are empty
said-vault-lacks = the vault does not have these words
said-pseudonym-already = these words have the pseudonym ‘{ $a }’ already: one form has one, in all documents
said-vault-unusable = the vault of real names cannot be used: { $a }
said-vault-locked = the vault of real names does not open with this passphrase
said-same-text-too = the same text stands as ‘{ $a }’ too: withdraw or remove that first
said-text-changed-twice = the text of ‘{ $a }’ was changed in both copies, so positions of the one say nothing in the other
said-no-folder = { $a } is no folder
said-not-sound-or-copy = { $a } is not sound, or no copy of this project
said-not-sound = { $a } is not sound: { $b }
said-second-check-first = { $a } need a second check first: griot consent PROJECT DOC --state second-check, by another person
said-was-withdrawn = { $a }: its text was withdrawn on { $b } ({ $c }) and may not come back
said-raw = ‘{ $a }’ is raw: until it is pseudonymised, only { $b }, who took it in, codes it
said-consent-not-recorded = ‘{ $a }’ may not be coded yet: no consent is recorded
said-no-consent = ‘{ $a }’ may not be coded: there is no consent to its analysis
said-needs-first = ‘{ $a }’ needs { $b } first
said-second-person = ‘{ $a }’ was pseudonymised by you: the second check is another person’s
said-is-now = { $a } is { $b }
said-act-pseudonymise = pseudonymise { $a }: { $b }
said-act-record-consent = record consent of { $a }
said-act-consent-required = require consent before coding
said-act-consent-not-required = do not require consent before coding
said-act-withdraw-document = withdraw a document
said-act-withdraw-passage = withdraw a passage
said-word-a-first-pass = a first pass
said-word-a-second-check-by-another-person = a second check by another person
said-word-raw = raw
said-word-first-pass = first_pass
said-word-second-check = second_check
said-word-release-ready = release_ready
said-word-revision = revision
said-word-withdrawal = withdrawal
said-word-tombstone = tombstone
said-n-place =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
said-hint-keygen = a key is made with griot keygen
said-parcel-for-nobody = a parcel is for somebody: name a public key (age1…)
said-hint-parcel-locked = ask who made the parcel for whom it is: a passphrase, or the keys of its recipients
said-hint-own-words = choose words of your own
said-hint-close-there = close it there and try again
said-hint-memory = close other programs, so that there is memory, and try again
said-hint-recovery-compare = compare the letters with the sheet: eight groups of eight, in which I, L, O and U do not occur
said-hint-copy-again = copy it from the stick again, or ask for another
said-hint-check-old = griot check tells whether the old one is sound
said-hint-change-passphrase = griot passphrase changes its passphrase
said-hint-new-recovery = griot passphrase gives the project a new key, and then it has one
said-hint-seal = griot seal encrypts it
said-hint-newer-sheet = look for a newer sheet, or enter the passphrase
said-hint-no-parcel = open a file that was made with griot pack or another program that writes age files
said-no-key-made = the key cannot be made: { $a }
said-new-file-differs = the new file does not hold what the old one holds: the old one was left as it was
said-no-key = there is no key in this file
said-looks-like-key = this passphrase looks like a recovery key
said-parcel-locked = { $a } does not open with this passphrase or key
said-recovery-other = { $a } does not open with this recovery key: it belongs to another project, or the passphrase was changed since
said-does-not-open = { $a } does not open: { $b }
said-recovery-group = group { $a } of the recovery key was mistyped
said-recovery-mistyped = the recovery key was mistyped
said-no-public-keys = { $a } holds no public keys (age1…)
said-parcel-damaged = { $a } is damaged: nothing was unpacked
said-no-parcel = { $a } is no parcel
said-key-passphrase-missing = the key in { $a } is under a passphrase
said-key-locked = the key in { $a } does not open with this passphrase
said-hint-key-passphrase = give it with --key-passphrase-file or GRIOT_KEY_PASSPHRASE
said-hint-key-locked = it is the passphrase that was chosen when the key was made
said-open-elsewhere = { $a } is open elsewhere
said-no-recovery-key = { $a } was encrypted by an earlier Griot and has no recovery key
said-neither-key-nor-file = ‘{ $a }’ is neither a public key (age1…) nor a file of such keys
said-word-encrypted-already = encrypted already
said-word-not-encrypted = not encrypted
said-not-interpreted = it cannot be interpreted
said-head-only = it has a head and no row below it
said-too-many-pages = it has more than { $a } pages
said-no-sheet = it holds no sheet
said-unread-encryption = it is encrypted in a way that cannot be read
said-no-parts = its parts cannot be found
said-hint-ocr = let a program for text recognition (OCR) read it first, and import what it writes
said-hint-without-password = open it with its password, save it without one, and import that file
said-hint-formats = save it as .docx, .odt, .rtf, .html, .pdf, .txt, .md, .vtt, .srt or .eaf
said-stopped = stopped: nothing was changed and no file was written
said-survey-endings = surveys end in .csv, .tsv, .xlsx, .xls or .ods
said-scanned-pages = pages without text, pictures only: { $a }
said-no-letters = the file does not say what { $a } of its signs are: they show as �
said-scan = the file is a scan without text: its { $a } pages are pictures
said-needs-password = the file is encrypted and needs a password
said-no-column = there is no column ‘{ $a }’; the columns are { $b }
said-limit-unpacked = { $a } MB unpacked
said-limit-rows = { $a } rows, { $b } columns
said-aslant = { $a } letters that are set aslant were left out
said-running-heads = { $a } running heads and page numbers were left out
said-joined = { $a } words were cut at the ends of lines and joined: a soft hyphen (U+00AD) marks where
said-across-pages = { $a } paragraphs that go on over the end of a page were put together, before the number of the page they end on
said-level-taken = the code ‘{ $a }’ was left whole: there is one of that name on that level
said-word-a-survey = a survey
said-word-a-workbook = a workbook
said-word-the-table = the table
said-word-the-workbook = the workbook
said-view-nameless = a view needs a name
said-view-not-kept = the view cannot be kept: { $a }
said-no-view = there is no view ‘{ $a }’; griot views list shows those that there are
said-at-character = { $a } (character { $b })
said-query-empty = the query is empty
said-open-quote = the quotation mark at character { $a } is never closed
said-open-regex = the slash at character { $a } begins a regular expression that is never closed
said-lone-parenthesis = the parenthesis at character { $a } has no partner
said-lone-operator = ‘{ $a }’ at character { $b } has nothing to work on
said-half-operator = ‘{ $a }’ at character { $b } is only the beginning of an operator
said-after-unit = ‘{ $a }’ at character { $b } stands behind a unit, which ends a query
said-bad-number = ‘{ $a }’ at character { $b } is not a number from { $c } to { $d }
said-mixed-forms = ‘{ $a }’ at character { $b } mixes two ways of asking for a word
said-only-words-near = ‘{ $a }’ at character { $b } joins words and phrases only
said-no-word = ‘{ $a }’ at character { $b } holds no letter and no digit
said-unknown-field = there is no field ‘{ $a }’ (character { $b })
said-no-field-value = ‘{ $a }:’ at character { $b } needs a value right behind it
said-only-for-codes = ‘{ $a }:=’ at character { $b }: only code: takes an equals sign
said-bad-regex = the regular expression at character { $a } cannot be used: { $b }
said-too-deep = the parentheses are nested too deeply
said-query-too-long = the query is longer than { $a } characters
said-only-negative = the query only says what must not be there
said-search-stopped = the search was stopped
said-search-too-slow = the search took longer than { $a } seconds and was stopped
said-hint-query-empty = write a word, a "phrase" or the beginning of a word with a star
said-hint-close = close it, or leave it out
said-hint-close-slash = close it with another slash, or leave it out
said-hint-parenthesis = close it, open it, or leave it out
said-hint-operator = write something on both sides of { $a }, or "{ $b }" in quotes to find the word itself
said-hint-unit = write IN turn, IN paragraph, IN document or IN case, or "{ $a }" in quotes to find the word itself
said-hint-half-operator = write { $a }, or "{ $b }" in quotes to find the word itself
said-hint-quoted = write "{ $a }" in quotes to find the word itself
said-hint-after-unit = put what belongs to the unit in parentheses: (a b IN turn) OR c
said-hint-number = write a number from { $a } to { $b }
said-hint-mixed = use one of =word, word*, wo?d and word~1 at a time
said-hint-only-words = for codes and regular expressions use OVERLAPS, INSIDE, WITHIN 2 TURNS OF or FOLLOWED BY
said-hint-no-word = punctuation is not searched: leave it out, or use a regular expression such as /…/
said-hint-fields = the fields are { $a }, case.KEY and doc.KEY; { $b }
said-hint-field-meant = did you mean { $a }? The fields are { $b }, case.KEY and doc.KEY; { $c }
said-hint-meant = did you mean { $a }?
said-hint-value = write { $a }:value or { $b }:"a value of several words"
said-hint-field-value = write { $a }:value
said-hint-regex = see the rules at docs.rs/regex; write \. for a full stop and \( for a parenthesis
said-hint-negative = add a word that must be there, or a condition such as role:participant
said-hint-slow = ask for fewer documents, or for a word beside the regular expression
said-hint-long = keep lists of words as a concept list and write #name
said-neither-yes-no = ‘{ $a }’ is neither yes nor no
said-not-date-range = ‘{ $a }’ is not a date or a range of dates
said-no-date-attribute = documents have no attribute ‘date’ here
said-no-attribute-of = there is no attribute ‘{ $a }’ of { $b }s
said-not-a-value = ‘{ $a }’ is not a value of { $b }.{ $c }
said-no-concept-list = there is no concept list ‘{ $a }’
said-neither-word-nor-phrase = ‘{ $a }’ is neither a word nor a phrase
said-not-language = ‘{ $a }’ is not a language tag such as fr, bm, ffm, ar or en
said-not-one-of = ‘{ $a }’ is not one of { $b }
said-regex-too-large = it is too large
said-regex-unclosed-group = unclosed group
said-regex-unopened-group = unopened group
said-regex-unclosed-class = unclosed character class
said-regex-unclosed-count = unclosed counted repetition
said-regex-unclosed-name = unclosed capture group name
said-regex-nothing-repeated = repetition operator missing expression
said-regex-bad-count = repetition quantifier expects a valid decimal
said-regex-count-range = invalid repetition count range, the start must be <= the end
said-regex-class-range = invalid character class range, the start must be <= the end
said-regex-class-bound = invalid range boundary, must be a literal
said-regex-class-escape = invalid escape sequence found in character class
said-regex-escape-end = incomplete escape sequence, reached end of pattern prematurely
said-regex-escape = unrecognized escape sequence
said-regex-flag-end = expected flag but got end of regex
said-regex-flag = unrecognized flag
said-regex-name-empty = empty capture group name
said-regex-name = invalid capture group character
said-regex-name-twice = duplicate capture group name
said-regex-hexadecimal = invalid hexadecimal digit
said-regex-unicode = invalid Unicode character class
said-regex-unicode-property = Unicode property not found
said-regex-unicode-value = Unicode property value not found
said-regex-backreference = backreferences are not supported
said-regex-look-around = look-around, including look-ahead and look-behind, is not supported
said-no-code-above = there is no code ‘{ $a }’ above it
said-no-code = there is no code ‘{ $a }’
said-several-codes = ‘{ $a }’ can mean several codes: { $b }
said-no-document = there is no document ‘{ $a }’
said-several-documents = ‘{ $a }’ can mean several documents: { $b }
said-no-case = there is no case ‘{ $a }’
said-no-coder-but = there is no coder ‘{ $a }’; the coders are { $b }
said-no-coder = there is no coder ‘{ $a }’
said-no-turn = there is no turn { $a } in ‘{ $b }’, which has { $c }
said-no-speaker-in = nobody speaks as ‘{ $a }’ in ‘{ $b }’
said-no-speaker = nobody speaks as ‘{ $a }’
said-no-attribute = there is no attribute ‘{ $a }’; the attributes are { $b }
said-no-round = there is no round ‘{ $a }’; { $b }
said-no-round-kept = none was kept
said-the-rounds = the rounds are { $a }
said-hint-documents = griot documents lists the documents with their short names
said-hint-cases = griot table cases lists the cases
said-hint-codes = griot codebook show lists the codes with their paths
said-coded-already = ‘{ $a }’ is on { $b } already
said-category = ‘{ $a }’ is a category: code with one of the codes below it
said-empty-passage = the passage { $a } holds no character
said-beyond-text = the passage { $a } reaches beyond ‘{ $b }’, which ends at { $c }
said-backwards = the end { $a } lies before the start { $b }
said-not-span = ‘{ $a }’ is not a span: write START..END, counted in characters from 0
said-hint-positions = positions are counted in characters from 0, the end exclusive
said-gone = there is no such { $a } in this project
said-name-taken = there is a { $a } ‘{ $b }’ already
said-bad-name = ‘{ $a }’ cannot be the name of a { $b }: { $c }
said-bad-key = a key is one word without dots or spaces
said-not-writable-in-query = a query could not write it
said-circle = a code cannot go into itself or into a code below it
said-started-already = this project was started already
said-nothing-to-undo = there is nothing to undo
said-nothing-to-redo = there is nothing to redo
said-nothing = there is nothing to do: { $a }
said-code-stays = the code stays as it is
said-coder-stays = the coder stays as it is
said-name-one-line = a name is one line
said-name-of-consensus = what was decided between coders stands under it
said-hint-coder-taken = two people are not made one: choose another name
said-code-stays-put = the code stays where it is
said-codings-stay = the codings stay as they are
said-document-stays = the document stays as it is
said-memo-stays = the memo stays as it is
said-name-stays-same = the name stays the same
said-project-stays = the project stays as it is
said-role-stays-same = the role stays the same
said-search-stays = the search stays as it is
said-stop-words-stay = the stop words stay as they are
said-summary-stays = the summary stays as it is
said-turn-is-in-that-language-already = the turn is in that language already
said-value-stays-same = the value stays the same
said-every-code-here = every code is here already, and as it is in the file
said-all-here = all that the file holds is here already
said-nothing-in-copy = the other copy holds nothing that is not here
said-quoted-already = these passages are recorded as quoted there already
said-linked-already = { $a } is linked to { $b } already
said-no-passage-given = no passage was given
said-no-coding-given = no coding was given
said-no-use-given = no use of a quote was given
said-no-new-case = no case and no link is new
said-no-new-coding = no coding is new ({ $a } known already)
said-no-new-concepts = no concept list is new
said-no-new-document = no document is new
said-no-new-memo = no memo is new
said-no-new-value = no value is new
said-join-only = only codings of one coder with one code can be joined
said-caret-outside = the caret stands outside the coding, or at its end
said-found-coded-already = everything that was found is coded already
said-nothing-to-code = the query finds nothing that is not coded so already
said-not-allowed = ‘{ $a }’ is not an allowed value; allowed are { $b }
said-not-whole = ‘{ $a }’ is not a whole number
said-not-boolean = ‘{ $a }’ is neither true nor false
said-not-date = ‘{ $a }’ is not a date: write 2031, 2031-Q2, 2031-05 or 2031-05-14
said-value-empty = the value is empty: leave the row out, or write unknown, not_asked, refused or na
said-conflict = a { $a } is not as the change expects it to be
said-agreement-is-off = comparing coders is switched off in this project
said-hint-agreement-off = griot agreement PROJECT --switch on, or the project's settings, switch it on
said-too-few-coders = agreement is between at least two different coders
said-too-many-coders = at most { $a } coders can be compared at once
said-no-common-document = no document is coded by all of them; choose other coders or documents
said-hint-who-coded = griot table frequency PROJECT --by coder shows who coded; --documents chooses documents
said-hint-reopen = close and open the project, then try again
said-no-file = there is no file { $a }
said-hint-no-file = look at the spelling, or make it with griot new
said-waits-for-consent = { $a } of ‘{ $b }’ not taken in, because no consent is recorded: record it and take the file in again
said-not-agreed = { $a } of ‘{ $b }’ not taken in: there is no consent to its analysis
said-states-of-table = the state of pseudonymisation of { $a } is what the table says ({ $b } ready for release): nobody has checked it here
said-exists = { $a } exists already
said-hint-exists = choose another name, or move the old file away
said-wrong-passphrase = { $a } does not open with this passphrase, or it is not a Griot project
said-hint-wrong-passphrase = type it again: capitals and spaces count. Where it is lost, the recovery key opens the project, and nothing else does
said-passphrase-missing = { $a } is encrypted, or it is not a Griot project
said-hint-passphrase-missing = give the passphrase with --passphrase-file or GRIOT_PASSPHRASE
said-not-a-project = { $a } is not a Griot project
said-hint-not-a-project = open a file that was made with griot new
said-damaged = { $a } is damaged: the file is cut off or was written over
said-hint-damaged = go back to a copy of the file; do not work on with this one
said-too-new = { $a } was written by a newer Griot (file version { $b }, known here { $c })
said-hint-too-new = install the newer Griot; the file was left as it is
said-read-only-place = { $a } cannot be written: the folder or the file is read-only
said-hint-read-only-place = copy the project to a folder in which you may write
said-no-database = { $a } is no SQLite database
said-file-gone-saved = { $a } was moved or deleted while it was open: all that was done is saved as { $b }
said-file-replaced-saved = { $a } was replaced by another file while it was open: all that was done is saved as { $b }
said-file-gone = { $a } was moved or deleted while it was open, and what was done could not be saved beside it
said-file-replaced = { $a } was replaced by another file while it was open, and what was done could not be saved beside it
said-hint-file-gone = open that file; or put the project back where it was, and take the file in with griot merge
said-hint-file-replaced = open the project again and take that file in with griot merge
said-hint-unsaved = do not close the project: make room in its folder or connect the disk again, and try again
said-no-copies = a project in memory cannot be copied
said-disk-full = the disk is full: nothing was written
said-hint-disk-full = make room and try again
said-changed-elsewhere = a { $a } was changed by somebody else in the meantime: nothing was written
said-read-only = the project is open for reading only
said-held = the project is open elsewhere, by { $a } on { $b }: here it can only be read
said-bad-row = a row of the table { $a } cannot be understood: { $b }
said-number-out-of-range = the number { $a } is out of range
said-bad-hash = a hash has not 32 bytes
said-bad-verdict = a verdict ‘{ $a }’
said-bad-operation = an operation of the kind ‘{ $a }’
said-bad-memo-target = a memo on a ‘{ $a }’
said-not-sha = ‘{ $a }’ is not a SHA-256 in hexadecimal
said-project-unusable = the project file cannot be used: { $a }
said-hint-check = griot check lists what is wrong with the file
said-history-broken = the history of this project is incomplete
said-database-damaged = the database is damaged: { $a }
said-page-damaged = an encrypted page is damaged: { $a }
said-reference-astray = a row of { $a } refers to something that is not there
said-changed-behind = a { $a } was changed behind the program's back
said-history-unreadable = the history cannot be read: { $a }
said-history-misfit = the history does not lead to what the file holds
said-document-without-text = document ‘{ $a }’ has no text or no layout
said-name-twice = two documents are called ‘{ $a }’
said-layout-misfit = the layout of ‘{ $a }’ does not fit its text
said-coding-outside = coding { $a } does not lie inside its text
said-coding-astray = coding { $a } refers to a document, code or coder that is not there
said-code-astray = code ‘{ $a }’ hangs on nothing or on itself
said-path-twice = two codes have the path ‘{ $a }’
said-concept-twice = two concept lists are called ‘{ $a }’
said-astray = a { $a } refers to something that is not there
said-merge-unreadable = the other copy holds a { $a } that cannot be read: { $b }
said-merge-unsound = the two copies cannot be made one without a fault: { $a }
said-merge-itself = this is the project itself, not another copy of it
said-merge-conflicts = { $a } between the two copies
said-index-damaged = the search index is damaged ({ $a }): build it again
said-index-foreign = the search index was made by another version of Griot: build it again
said-index-failed = the search index failed: { $a }
said-index-unreadable = the search index could not be read: { $a }
said-hint-reindex = griot reindex builds the index again from the texts
said-index-list = its list of files is not to be trusted
said-index-column = a column is missing
said-index-word = a word is not UTF-8
said-index-file-missing = file { $a } is missing
said-index-checksum = file { $a } does not match its checksum
said-index-behind = the index has not seen all texts
said-unknown-format = files ending in ‘{ $a }’ cannot be read
said-hint-unknown-format = save it as .docx, .odt, .rtf, .html, .txt, .md, .vtt, .srt or .eaf
said-no-text = the file holds no text
said-hint-right-file = look whether the right file was chosen
said-not-text = the file is no text: it holds control characters throughout
said-hint-not-text = open it with the program that made it, and save it as .docx or .txt
said-unknown-encoding = ‘{ $a }’ is not an encoding
said-hint-encoding = utf-8, windows-1252, utf-16le and the like are known
said-not-docx = the file ends in .docx but is no Word document: { $a }
said-bad-docx = the Word document is damaged: { $a }
said-hint-docx = open it in Word or LibreOffice and save it as .docx again
said-not-of-format = the file is no { $a }: { $b }
said-hint-save-again = open it with the program that made it, and save it again
said-too-large = the file unpacks to more than { $a } MB: no transcript is that large
said-file-too-large = { $a } is larger than { $b } MB: this is no transcript
said-old-doc = it is an old .doc file or has a password
said-no-zip-or-cut = it is no zip archive, or its end is missing
said-no-zip = it is no zip archive
said-holds-no-document = it holds no document
said-holds-no-content = it holds no content
said-holds-no-text = it holds no text
said-part-not-unpacked = its part { $a } cannot be unpacked ({ $b })
said-part-not-utf = its part { $a } is not UTF-8
said-no-rtf-begin = it does not begin with {"{"}\rtf
said-no-eaf-root = its root is no ANNOTATION_DOCUMENT
said-same-text = the same text is here already as ‘{ $a }’: not imported again
said-same-text-left = the same text is here already as ‘{ $a }’; not imported again
said-same-text-codings = the same text is here already as ‘{ $a }’; its codings go there
said-text-differs = the text is another one in the file
said-unreadable = it cannot be read: { $a }
said-file-unreadable = { $a } cannot be read: { $b }
said-guessed-encoding = the encoding is a guess ({ $a }): look at the accents
said-undecodable = some characters cannot be read as { $a } and show as �
said-nul = { $a } NUL characters became �
said-comments = { $a } comments were left out
said-deleted = { $a } deleted passages of tracked changes were left out
said-pictures = { $a } pictures were left out
said-notes = { $a } blocks that are no cues were left out
said-bad-cue = a cue has no readable time and was taken as text
said-lone-label = ‘{ $a }:’ stands once and was not taken for a speaker
said-not-utf = line { $a } is not UTF-8 (byte { $b }): save the table as “CSV UTF-8”
said-table-empty = the table is empty
said-column-missing = the column ‘{ $a }’ is missing; the columns are { $b }
said-column-twice = the column ‘{ $a }’ stands twice
said-doc-and-case = the table has both ‘doc’ and ‘case’: make one table of each
said-bad-header = the header cannot be read: { $a }
said-row-unreadable = 1 row cannot be read, so none was taken in
said-rows-unreadable = { $a } rows cannot be read, so none was taken in
said-row-refused = 1 row cannot be taken in, so none was
said-rows-refused = { $a } rows cannot be taken in, so none was
said-and-more = and { $a } more
said-hint-rows = mend the rows and import the file again
said-not-a-list = line { $a } is not a list: write name = word, word
said-line-column = line { $a }, column { $b }
said-second-parent = line { $a }: the category ‘{ $b }’ lies in ‘{ $c }’ already, so ‘{ $d }’ was left out
said-line = line { $a }: { $b }
said-code-number = code number { $a }: { $b }
said-one-left-out = the { $a } ‘{ $b }’ was left out
said-several-left-out = { $a } { $b }s were left out: { $c }
said-too-many-cells = { $a } cells, but the header has { $b } columns
said-text-behind-cell = text follows the quotation mark that closes the cell opened in line { $a }: a mark inside a cell is written twice
said-open-cell = a quotation mark opens a cell here and is never closed
said-not-position = { $a } ‘{ $b }’ is not a number of characters from 0
said-too-long-cell = { $a } ‘{ $b }’ is too long for it
said-column-not-boolean = { $a } ‘{ $b }’ is neither true nor false
said-not-time = created ‘{ $a }’ is not a time such as 2031-02-14T08:12:00Z
said-not-colour = ‘{ $a }’ is not a colour such as #A47B06
said-not-kind = ‘{ $a }’ is not a kind of document: interview, focus-group, field-note or document
said-not-coding = ‘{ $a }’ is not of the form doc:start..end:code:coder
said-not-target = ‘{ $a }’ is not project, document, code, coding or case
said-memo-no-target = a memo on the project has no target
said-memo-needs-target = a memo on a { $a } needs a target
said-speaker-needs-document = a speaker needs a document
said-parent-needs-category = a parent category needs a category
said-attribute-nameless = the attribute has no name
said-case-nameless = the case has no name
said-other-value-in-line = { $a } has another value in line { $b }
said-quote-astray = the quote does not stand at { $a } of ‘{ $b }’: the text was changed, or positions are counted otherwise
said-no-coding-at = { $a } has no coding { $b } at { $c } of ‘{ $d }’
said-new-value = new value ‘{ $a }’ of { $b }: look whether it is meant
said-new-attribute = new attribute ‘{ $a }’: text, open (may be exported)
said-rows-known = { $a } not taken in again: the same coder has the same code on the same passage already
said-not-codebook = this is not a codebook in json: { $a }
said-other-format = this is a ‘{ $a }’, not a ‘{ $b }’
said-codebook-too-new = this codebook was written by a newer Griot (version { $a })
said-codebook-unreadable = the codebook cannot be read, so no code was taken in
said-category-circle = the category ‘{ $a }’ lies in itself: its parents go round in a circle
said-code-circle = it hangs on itself: its parents go round in a circle
said-levels = { $a } levels of codes are too deep; { $b } are possible
said-level = it lies on level { $a }, which is too deep; { $b } are possible
said-code-empty-part = the code ‘{ $a }’ has an empty part
said-code-stands-already = the code ‘{ $a }’ stands in { $b } { $c } already
said-path-stands-already = the path ‘{ $a }’ stands in { $b } { $c } already
said-not-this = this is not { $a }: { $b }
said-hint-not-this = look whether the right file was chosen; .qdpx, .qde and .qdc are REFI-QDA, and QualCoder (.qda), Taguette (.sqlite3) and RQDA (.rqda) projects are read too
said-tables-missing = its tables are missing
said-no-data-qda = the folder holds no data.qda
said-several-taguette = it holds { $a } projects: export the one that is meant from Taguette
said-neither-zip-nor-xml = it is neither a zip archive nor XML
said-root-element = its root element is ‘{ $a }’
said-archive-damaged = the archive is damaged: { $a }
said-not-unpacked = ‘{ $a }’ cannot be unpacked ({ $b })
said-hint-archive = export it again from the program that made it, and copy it whole
said-archive-without-project = the archive holds no project (.qde)
said-hint-no-project = export a project with its documents; a codebook alone ends in .qdc
said-several-projects = the archive holds several projects: { $a }
said-hint-several-projects = unpack it and give the .qde file that is meant
said-beyond-limit = { $a } is beyond what Griot unpacks: { $b }
said-hint-beyond-limit = export it without media, or in parts
said-archive-of = an archive of { $a } files
said-limit-files = { $a } files
said-limit-sizes = { $a } MB a file, { $b } MB in all, and { $c } times its packed size
said-limit-mb = { $a } MB
said-in-archive = ‘{ $a }’ in the archive
said-archive-encrypted = the archive is encrypted
said-hint-archive-encrypted = export it again without a password
said-bad-xml = the project in the file cannot be read: { $a }
said-doctype = it declares a document type (DOCTYPE), which may hide an attack and is never read
said-hint-export-again = export it again from the program that made it
said-not-read-or-made = the file cannot be read or put together: { $a }
said-new-and-changed = { $a } and { $b } changed
said-only-new = { $a }: { $b } new
said-only-changed = { $a }: { $b } changed
said-new-changed = { $a }: { $b } new, { $c } changed
said-coding-left = { $a } of this project is not in the file and stays
said-codings-left = { $a } of this project are not in the file and stay
said-codings-followed = { $a } followed their words into the new text; { $b } whose words are gone were taken away (undo brings them back)
said-there-already = { $a } is there already
said-hint-there-already = choose another name, or say --overwrite
said-not-written = { $a } cannot be written: { $b }
said-hint-not-written = choose a folder in which you may write
said-too-many-rows = the table has { $a } rows, and a sheet of Excel ends at 1,048,576
said-hint-too-many-rows = write it as .csv
said-not-csv = the table cannot be written as csv: { $a }
said-not-xlsx = the table cannot be written as xlsx: { $a }
said-not-json = the table cannot be written as json: { $a }
said-not-drawn = the chart cannot be drawn: { $a }
said-no-beginning = it has no beginning
said-picture-too-large = it is too large for a picture
said-not-packed = the file cannot be packed: { $a }
said-not-put-together = the file cannot be put together: { $a }
said-unknown-ending = ‘{ $a }’ is not a format for this; use { $b }
said-no-table = there is no table to write
said-no-profiles-authority = profiles of single cases are never made for an authority
said-no-account-authority = what one person’s account contains is not made for an authority
said-may-not-go = { $a } may not go to { $b }: { $c }
said-no-graph = a table of kind { $a } is no graph; only cooccurrence is
said-crossed-with-itself = ‘{ $a }’ cannot be crossed with itself; choose two attributes
said-profile-needs-case = a profile needs a case; the cases are { $a }
said-chart-needs-document = a chart along a document needs --document
said-small-cells = cells of this chart stand for fewer than { $a } cases, by which a person could be known: choose another attribute, or a filter
said-builtin = the built-in { $a } cannot be read
said-terminal = the terminal cannot be used: { $a }
said-os-no-file = No such file or directory (os error { $a })
said-os-denied = Permission denied (os error { $a })
said-os-full = No space left on device (os error { $a })
said-os-read-only = Read-only file system (os error { $a })
said-os-directory = Is a directory (os error { $a })
said-os-no-directory = Not a directory (os error { $a })
said-os-exists = File exists (os error { $a })
said-os-long-name = File name too long (os error { $a })
said-empty = the { $a } is empty
said-cell-empty = { $a } is empty
said-about = { $a }: { $b }
said-act-new-project = new project with { $a }
said-act-rename-project = rename the project
said-act-code-more = code { $a } { $b } { $c } and { $d } more
said-act-code = code { $a } { $b } { $c }
said-act-uncode = uncode { $a } { $b } { $c }
said-act-remove-code = remove code { $a } with { $b }
said-act-remove-document = remove document { $a } with { $b }
said-act-remove-case = remove case { $a }
said-act-remove-memo = remove a memo on a { $a }
said-act-remove-round = remove round ‘{ $a }’ of agreement
said-act-remove-summary = remove the summary of { $a }
said-act-remove-search = remove a saved search
said-act-remove-concepts = remove a concept list
said-act-remove = remove { $a }
said-act-change-code = change code { $a }
said-act-change-document = change document { $a }
said-act-change-memo = change a memo on a { $a }
said-act-change-summary = change the summary of { $a }
said-act-change-search = change a saved search
said-act-change = change { $a }
said-act-import-codebook = import codebook: { $a } new, { $b } changed
said-act-import-cases = import { $a } and { $b }
said-act-import-states = import { $a }, the state of pseudonymisation of { $b } as the table says
said-act-import = import { $a }
said-act-take-study-with = take in a study: { $a }
said-act-take-study = take in a study
said-act-export = export { $a } for { $b }: { $c } documents, { $d } left out
said-act-new-code = new code { $a }
said-act-move-code = move code { $a }
said-act-merge-code = merge code { $a } into { $b }
said-act-seal = encrypt the project
said-act-unseal = take the encryption of the project away
said-act-passphrase = change the passphrase of the project
said-act-merge-copy = merge another copy
said-act-merge-acts = merge { $a } by { $b }
said-act-join-codings = join two codings of { $a }
said-act-split-coding = split a coding of { $a }
said-act-list-project = list the project among recent ones
said-act-unlist-project = do not list the project
said-act-agreement-on = compare coders in this project
said-act-agreement-off = do not compare coders in this project
said-act-settle = settle { $a } { $b } { $c }
said-act-open-again = open again { $a } { $b } { $c }
said-act-keep-round = keep round ‘{ $a }’ of agreement
said-act-define-attribute = define attribute { $a }
said-act-new-case = new case { $a }
said-act-rename-coder = coder { $a } is now { $b }
said-act-rename-case = case { $a } is now { $b }
said-act-link-case = case { $a } in { $b }
said-act-turn-language = turn { $a } of { $b } is in { $c }
said-act-unlink-case = unlink a case from a document
said-act-role = { $a } is { $b } in { $c }
said-act-memo = memo on a { $a }
said-act-summary = summary of { $a }
said-act-quotes-used = { $a } used in ‘{ $b }’
said-act-forget = forget { $a }
said-act-save-search = save a search
said-act-set = set { $a }
said-act-set-stop-words = set the stop words of { $a }
said-act-rename-concepts = rename a concept list
said-act-value-of = { $a } of { $b }
said-word-attribute = attribute
said-word-attribute-list = attribute list
said-word-case = case
said-word-case-or-document = case or document
said-word-code = code
said-word-code-number = code number
said-word-coder = coder
said-word-coder-among-those-compared = coder among those compared
said-word-coding = coding
said-word-column = column
said-word-concept = concept
said-word-concept-list = concept list
said-word-departure = departure
said-word-disagreement = disagreement
said-word-document = document
said-word-doc = doc
said-word-field = field
said-word-interpreter = interpreter
said-word-interviewer = interviewer
said-word-kept = kept
said-word-kept-file-of-another-tool = kept file of another tool
said-word-kept-round = kept round
said-word-kept-thing = kept thing
said-word-key-of-the-attribute = key of the attribute
said-word-layout = layout
said-word-line = line
said-word-link = link
said-word-link-between-a-case-and-a-document = link between a case and a document
said-word-link-of-a-case = link of a case
said-word-list-of-stop-words = list of stop words
said-word-list-of-words = list of words
said-word-memo = memo
said-word-name-of-the-coder = name of the coder
said-word-name-of-the-case = name of the case
said-word-name-of-the-code = name of the code
said-word-name-of-the-concept-list = name of the concept list
said-word-name-of-the-document = name of the document
said-word-name-of-the-project = name of the project
said-word-name-of-the-round = name of the round
said-word-name-of-the-search = name of the search
said-word-part-kept-for-re-export = part kept for re-export
said-word-participant = participant
said-word-place-where-a-quote-was-used = place where a quote was used
said-word-project = project
said-word-reason = reason
said-word-round = round
said-word-row = row
said-word-saved-search = saved search
said-word-settled-disagreement = settled disagreement
said-word-settlement = settlement
said-word-stop-words = stop_words
said-word-summary = summary
said-word-summary-of-a-cell = summary of a cell
said-word-text = text
said-word-use-of-a-quote = use of a quote
said-word-value = value
said-word-value-of-an-attribute = value of an attribute
said-word-case-link = case_link
said-word-saved-search-key = saved_search
said-word-quote-use = quote_use
said-word-info = info
said-word-team = team
said-word-partner = partner
said-word-authority = authority
said-word-public = public
said-word-archive = archive
said-word-the-research-team = the research team
said-word-a-partner-institution = a partner institution
said-word-an-authority = an authority
said-word-the-public = the public
said-word-an-archive = an archive
said-word-the-participant-has-withdrawn = the participant has withdrawn
said-word-the-consent-does-not-cover-this-recipient = the consent does not cover this recipient
said-word-no-consent-is-recorded = no consent is recorded
said-word-pseudonymisation-is-not-release-ready = pseudonymisation is not release-ready
said-word-it-holds-allegations-of-ill-treatment-or-self-incrimination = it holds allegations of ill-treatment or self-incrimination
said-word-a-case-of-it-is-highly-restricted = a case of it is highly restricted
said-word-rtf-document = RTF document
said-word-elan-transcript-eaf = ELAN transcript (.eaf)
said-word-opendocument-text-odt = OpenDocument text (.odt)
said-word-a-refi-qda-file = a REFI-QDA file
said-word-a-qualcoder-project = a QualCoder project
said-word-a-taguette-project = a Taguette project
said-word-an-rqda-project = an RQDA project
said-word-the-file = the file
said-n-act =
    { $n ->
        [one] { $n } act
       *[other] { $n } acts
    }
said-n-case =
    { $n ->
        [one] { $n } case
       *[other] { $n } cases
    }
said-n-code =
    { $n ->
        [one] { $n } code
       *[other] { $n } codes
    }
said-n-coding =
    { $n ->
        [one] { $n } coding
       *[other] { $n } codings
    }
said-n-concept-list =
    { $n ->
        [one] { $n } concept list
       *[other] { $n } concept lists
    }
said-n-conflict =
    { $n ->
        [one] { $n } conflict
       *[other] { $n } conflicts
    }
said-n-document =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
said-n-link =
    { $n ->
        [one] { $n } link
       *[other] { $n } links
    }
said-n-memo =
    { $n ->
        [one] { $n } memo
       *[other] { $n } memos
    }
said-n-quote =
    { $n ->
        [one] { $n } quote
       *[other] { $n } quotes
    }
said-n-row =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
said-n-use-of-a-quote =
    { $n ->
        [one] { $n } use of a quote
       *[other] { $n } use of a quotes
    }
said-n-value =
    { $n ->
        [one] { $n } value
       *[other] { $n } values
    }
said-n-new-case =
    { $n ->
        [one] { $n } new case
       *[other] { $n } new cases
    }
said-n-new-code =
    { $n ->
        [one] { $n } new code
       *[other] { $n } new codes
    }
said-n-new-coding =
    { $n ->
        [one] { $n } new coding
       *[other] { $n } new codings
    }
said-n-new-document =
    { $n ->
        [one] { $n } new document
       *[other] { $n } new documents
    }
said-n-new-memo =
    { $n ->
        [one] { $n } new memo
       *[other] { $n } new memos
    }
said-n-changed-case =
    { $n ->
        [one] { $n } changed case
       *[other] { $n } changed cases
    }
said-n-changed-code =
    { $n ->
        [one] { $n } changed code
       *[other] { $n } changed codes
    }
said-n-changed-coding =
    { $n ->
        [one] { $n } changed coding
       *[other] { $n } changed codings
    }
said-n-changed-document =
    { $n ->
        [one] { $n } changed document
       *[other] { $n } changed documents
    }
said-n-changed-memo =
    { $n ->
        [one] { $n } changed memo
       *[other] { $n } changed memos
    }
said-or = or

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
        [0] Interval:
        [one] 1 code is too rare to report. Interval:
       *[other] { $rare } codes are too rare to report. Interval:
    } bootstrap over { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }.
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

# Consent, withdrawal, retention
consent-required = Code only what consent is recorded for
consent-required-meaning = A document of which nothing is recorded can be read and not coded. What was refused is never coded, whatever is set here.
consent-of-files = Consent to these files
consent-title = Consent to { $name }
act-consent = Consent and what it covers…
consent-mode = How consent was given
consent-scope = What it covers
consent-date = When, as exactly as it is known
consent-form = Version of the consent form
consent-none-meaning = Nothing is recorded. Choose how consent was given; who did not agree is “Not obtained”, and nothing of it is coded.
consent-without-analysis = Without “{ consent-scope-analysis }” nothing of it can be coded.
consent-lacks-scope = Say what the consent covers; where nobody agreed, choose “{ consent-mode-not-obtained }”.
consent-lacks-date = A date is a year, quarter, month or day: 2031, 2031-Q2, 2031-05 or 2031-05-17.
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
act-withdraw-document = Withdraw the document and destroy it…
act-withdraw-passage = Withdraw the selected passage…
withdraw-title = Destroy { $name }?
withdraw-passage-title = Destroy a passage of { $name }?
withdraw-class = What it is: { $class }
withdraw-goes = What is destroyed: { $what }
withdraw-repeated = Its words are taken out of what stays: { $what }
withdraw-number = { $kind } ({ $n })
certificate-name = certificate-{ $name }
withdraw-copies = Copies beside the project that are destroyed too: { $n }
withdraw-final = This cannot be undone, nor can anything that was done before it. An old copy cannot bring it back. Copies on other machines are not reached from here.
withdraw-reason = Why
withdraw-certificate = Certificate
withdraw-understood = I understand that there is no way back
withdraw-destroy = Destroy
withdrawn-done = Destroyed. The certificate is { $path }
withdrawn-left = { $path } still holds it and could not be removed: { $why }
withdrawn-unswept = Another program was reading the project: old pages are overwritten when it is opened for writing next.
withdrawn-uncertified = It is destroyed, but its certificate could not be written: { $why }
withdrawn-certify-again = On the page “{ place-history }”, the line of the withdrawal writes it again.
certificate-again = Write its certificate
certificate-title = Certificate of a withdrawal
certificate-file = certificate
certificate-meaning = What class, how many, when and by whom, as the project keeps it. It holds no word of what was withdrawn.
job-withdrawal = Withdrawing
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

# Pseudonyms
act-pseudonymise = Replace real names…
pseudonyms-title = Real names in { $name }
pseudonyms-look = Look through the document
pseudonyms-replace = Replace
pseudonyms-destroy-raw = Destroy the raw texts
pseudonyms-place = { $at } of { $n }
pseudonyms-more-places = and { $n ->
        [one] { $n } more place
       *[other] { $n } more places
    }
pseudonyms-take = Replace everywhere
pseudonyms-leave = Leave as it is
pseudonyms-back = Back
pseudonyms-sum = { $n ->
    [one] 1 name will be replaced at { $places ->
        [one] 1 place
       *[other] { $places } places
    }.
   *[other] { $n } names will be replaced at { $places ->
        [one] 1 place
       *[other] { $places } places
    }.
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
act-save-copy = Save a copy of the project…
save-copy = Save the copy
save-copy-name = { $name } copy
save-copy-meaning = All that stands in the project, history and index included, under the same passphrase. What goes on here is not in it.
format-griot = Project
act-backups = Backups…
backup-count = How many copies are kept
backup-folder = Folder
backup-list = { $n ->
    [0] No copies yet
    [one] 1 copy
   *[other] { $n } copies
}
backup-of = { $made } ({ $size } MB)
backup-keep = Keep these settings
backup-make = Back up now
backup-restore = Go back to this copy
backup-sure = Put it in the place of the project; what stands there now is kept beside it
backup-restored = The copy is in its place. What stood there is { $path }
job-backup = Backing up

# What the core says of a command, in the words of the window
with-keys = { $what } ({ $keys })
window-hint-documents = the list of documents shows their short names, and “{ act-quick-open }” finds one
window-hint-cases = the page “{ place-cases }” lists them
window-hint-codes = the codebook lists the codes; their paths show when the pointer rests on one
window-hint-agreement-off = “{ act-project-settings }” switches it on
window-hint-who-coded = the frequency table, broken down by coder, shows who coded; documents are chosen above the comparison
window-hint-no-file = look at the spelling, or make it with “{ act-new-project }”
window-hint-passphrase = open it again and write its passphrase
window-hint-not-a-project = open a file that was made with Griot; its name ends in .griot
window-hint-check = go back to a backup of it; backups lie in the folder beside the project
window-hint-reindex = close the project and open it again: the index is then built from the texts
window-no-view = there is no view ‘{ $a }’; the views that there are stand below the tables
window-hint-consent = “{ act-consent }” shows what is recorded, and tick “{ consent-scope-analysis }” there where it was agreed to; what nobody agreed to should be withdrawn
window-hint-before-destruction = the page “{ place-history }” shows what was done; do the opposite by hand, or go back to a backup that was made later
window-hint-record-consent = record it: “{ act-consent }”
window-hint-withdrawn = what a participant took back stays away; the page “{ place-history }” says when it was withdrawn
window-second-check-first = { $a } need a second check first, by another person, who records it on the page “{ place-cases }”, under “{ unit-documents }”
window-hint-keygen = a key is made with “{ act-make-key }”
window-hint-check-old = the old one was left as it is; “{ act-backups }” makes a copy of it and checks it
window-hint-change-passphrase = “{ act-encryption }” changes its passphrase
window-hint-new-recovery = “{ act-encryption }” with a new passphrase gives the project a new key, and then it has one
window-hint-seal = “{ act-encryption }” encrypts it
window-hint-no-parcel = choose a file that was made with “{ act-pack }” or another program that writes age files
window-hint-put-back-and-merge = open that file; or put the project back where it was, and take the file in with “{ act-merge-copy }”
window-hint-open-and-merge = open the project again and take that file in with “{ act-merge-copy }”
window-hint-key-passphrase = write the passphrase of the key
window-hint-there-already = choose another name, or tick “{ replace-file }”
window-chart-needs-document = a chart along a document needs a document
