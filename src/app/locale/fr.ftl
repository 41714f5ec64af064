# Every word of the tool in French. Keys are the same in both files; tests hold that.

# Names of the tool and its pages
griot = Griot
what-griot-is = Coder des entretiens de recherche. Rien ne quitte cet ordinateur.
version = Version { $version }
no-network = Aucune connexion au réseau, jamais
menu = Menu
go-or-run = Aller à, exécuter
place-code = Coder
place-search = Rechercher
place-tables = Tableaux
place-cases = Cas
place-memos = Mémos
place-history = Historique
project-named = Projet { $name }
you-are = Vous codez en tant que { $coder }
documents = Documents
document = Document
codebook = Livre de codes
reader = Transcription
passage = Passage
code = Code
case = Cas
passages = Passages
codes = Codes

# Groups of actions
group-project = Projet
group-coding = Codage
group-codebook = Livre de codes
group-view = Affichage
group-go = Aller
group-reader = Dans la transcription

# Actions
act-new-project = Nouveau projet
act-open-project = Ouvrir un projet
act-open-sample = Voir l’étude d’exemple
act-import-files = Importer des fichiers
act-export-codebook = Exporter le livre de codes
act-export-codings = Exporter tous les codages
act-project-settings = Réglages du projet
act-pack = Emballer pour une clé USB
act-unpack = Déballer un colis
act-make-key = Faire une clé pour les colis
act-encryption = Chiffrement et fiche de secours
act-lock = Verrouiller
act-close-project = Fermer le projet
act-settings = Réglages
act-quit = Quitter
act-undo = Annuler
act-redo = Rétablir
act-code-passage = Coder la sélection
act-code-turn = Coder tout le tour de parole
act-repeat-code = Répéter le dernier code
act-in-vivo = Faire des mots un code (in vivo)
act-uncode = Enlever le codage
act-recode = Changer le code du codage
act-merge-codings = Joindre au codage le plus proche de ce code
act-split-coding = Scinder le codage au curseur
act-toggle-unsure = Marquer comme incertain
act-write-memo = Écrire un mémo
act-select-turn = Sélectionner tout le tour
act-extend-sentence = Étendre à des phrases entières
act-next-coding = Codage suivant
act-previous-coding = Codage précédent
act-new-code = Nouveau code
act-edit-code = Définition du code
act-rename-code = Renommer le code
act-pin-code = Épingler le code à un chiffre
act-import-codebook = Importer un livre de codes
act-palette = Aller à, exécuter
act-quick-open = Ouvrir un document
act-find = Chercher dans tous les documents
act-next-tab = Document suivant
act-previous-tab = Document précédent
act-close-tab = Fermer le document
act-next-region = Région suivante
act-previous-region = Région précédente
act-menu = Ouvrir le menu
act-row-menu = Menu de cette ligne
act-shortcuts = Tous les raccourcis
act-side-by-side = Deux documents côte à côte
act-show-all = Montrer les codages de tous
act-show-mine = Montrer mes codages seulement
act-show-blind = Coder à l’aveugle : masquer les autres partout
act-larger = Texte plus grand
act-smaller = Texte plus petit
act-usual-size = Taille de texte habituelle
act-switch-theme = Passer du clair au sombre
act-switch-language = English
act-toggle-left = Montrer ou masquer documents et codes
act-toggle-passage = Montrer ou masquer le passage
act-reset-layout = Rétablir la disposition
import-files = Importer des fichiers
undo-named = Annuler : { $act }
redo-named = Rétablir : { $act }
nothing-to-undo = Rien à annuler
nothing-to-redo = Rien à rétablir

# Keys
key-shift = Maj
key-enter = Entrée
key-delete = Suppr
key-space = Espace
key-page-up = Page préc.
key-page-down = Page suiv.
key-up = Haut
key-down = Bas
key-left = Gauche
key-right = Droite
keys-arrows = Flèches
does-arrows = Déplacer le curseur
keys-shift-arrows = Maj+Flèches
does-shift-arrows = Sélectionner des lettres
keys-ctrl-shift-arrows = Ctrl+Maj+Flèches
does-ctrl-shift-arrows = Sélectionner des mots
keys-double-click = Double clic
does-double-click = Sélectionner le mot
keys-triple-click = Triple clic
does-triple-click = Sélectionner la phrase
keys-letters = Lettres
does-letters = Avec une sélection : choisir un code par son nom
keys-digits = 1 à 9
does-digits = Avec une sélection : appliquer le code épinglé
keys-alt-shift-arrows = Alt+Maj+Gauche, Droite
does-alt-shift-arrows = Déplacer d’un mot la fin du codage choisi
keys-alt-shift-up-down = Alt+Maj+Haut, Bas
does-alt-shift-up-down = Déplacer d’un mot le début du codage choisi

# Words used everywhere
apply = Appliquer
cancel = Annuler
done = Terminé
store = Enregistrer
open = Ouvrir
path = Chemin
file = Fichier
name = Nom
alias = Alias
any = Tous
yes = Oui
no = Non
not-set = Non précisé
not-entered = Pas encore saisi
never = Jamais
export = Exporter
browse = Parcourir
folder = Dossier
file-name = Nom du fichier
speakers = Locuteurs
turns = Tours
result = Résultat
source = Source
colour = Couleur
mine = Les miens
blind = À l’aveugle
all-coders = Tous
locked = Verrouillé. Saisissez la phrase secrète pour continuer.
unlock = Déverrouiller
encrypted = Chiffré
not-encrypted = Non chiffré
all-saved = Tout est enregistré
read-only = Lecture seule
theme = Thème
theme-light = Clair
theme-dark = Sombre
theme-system = Comme le système
close-notice = Fermer l’avis
close-panel = Fermer le panneau
close-passages = Fermer la liste
close-sheet = Fermer
close-document = Fermer { $name }
take-off = Retirer le filtre { $what }
clear-filter = Effacer le filtre
to-start = Vers l’accueil

# Counts
count-documents =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
count-cases =
    { $n ->
        [one] { $n } cas
       *[other] { $n } cas
    }
count-characters =
    { $n ->
        [one] { $n } caractère
       *[other] { $n } caractères
    }
count-hits =
    { $n ->
        [one] { $n } résultat
       *[other] { $n } résultats
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
        [one] { $n } remarque
       *[other] { $n } remarques
    }
n-is = n = { $n }
codes-of = { $found ->
        [one] { $found } code
       *[other] { $found } codes
    } sur { $n }
turns-coded = { $coded ->
        [one] { $coded } tour codé
       *[other] { $coded } tours codés
    } sur { $n }
paragraph-of = Paragraphe { $number } sur { $n }
characters-selected =
    { $n ->
        [one] { $n } caractère sélectionné au paragraphe { $number }
       *[other] { $n } caractères sélectionnés au paragraphe { $number }
    }
codings-by-you =
    { $n ->
        [one] { $n } codage de vous
       *[other] { $n } codages de vous
    }
number-by = { $n } de { $coder }
act-value = { $attribute } de { $bearer }
act-coded = Codage « { $code } » dans { $document }
act-uncoded = Retrait de « { $code } » dans { $document }
act-settled = Désaccord tranché sur « { $code } » dans { $document }
act-opened-again = Désaccord rouvert sur « { $code } » dans { $document }
act-and-more = { $act } et { $n } de plus
let-go-to-review =
    { $n ->
        [one] Lâchez pour examiner le fichier avant l’import
       *[other] Lâchez pour examiner { $n } fichiers avant l’import
    }
let-go-to-open = Lâchez pour ouvrir le projet
last-act = Dernière action : { $act }, { $time }
last-step = { $act }, { $time }
job-counted = { $job }, { $done } sur { $n }

# Days
month-january = janvier
month-february = février
month-march = mars
month-april = avril
month-may = mai
month-june = juin
month-july = juillet
month-august = août
month-september = septembre
month-october = octobre
month-november = novembre
month-december = décembre
day-month-year = { $day } { $month } { $year }

# Start screen
new-project-about = Avec le livre de codes fourni, ou vide
open-project-about = Un fichier .griot sur cet ordinateur ou une clé USB
open-sample-about = Quinze documents inventés, deux codeurs
recent-projects = Projets récents
enter-opens-first = Entrée ouvre le premier
no-recent = Aucun projet n’a encore été ouvert sur cet ordinateur.
asks-passphrase = Chiffré, demande sa phrase secrète
forget-project = Retirer { $name } de la liste
unlisted-note = Un projet marqué « Ne pas lister » n’apparaît jamais ici. Ouvrez-le depuis son dossier.
interface-language = Langue de l’interface
give-passphrase = Ce projet est chiffré. Saisissez sa phrase secrète.
passphrase = Phrase secrète
passphrase-again = Phrase secrète, encore une fois
pack = Emballer
pack-meaning = Tout le projet dans un seul fichier chiffré, à porter sur une clé USB. Il est pour l’équipe : qui ouvre le colis a tout. Un projet à phrase secrète la garde à l’intérieur.
unpack = Déballer
unpack-meaning = Le colis devient un fichier de projet à part. Un fichier existant n’est jamais touché. Le travail d’un collègue entre par « Fusionner une autre copie ».
make-key = Faire la clé
key-meaning = Le fichier contient votre clé secrète et reste chez vous. Sa ligne publique, qui commence par age1, va à ceux qui emballent pour vous : elle n’ouvre rien.
key-file = ma-cle
key-made = La clé secrète est dans { $path }. Clé publique, à présent dans le presse-papiers : { $key }
parcel-by-passphrase = Phrase secrète
parcel-by-keys = Clés
parcel-keys = Clés publiques de ceux qui pourront l’ouvrir (age1…), ou un fichier de ces clés
key-passphrase = Phrase secrète de la clé
key-passphrase-if-any = Phrase secrète de la clé, si elle en a une
key-without-passphrase = Sans phrase secrète : quiconque trouve le fichier ouvre ce qui a été emballé pour vous
parcel-key-file = Fichier de votre clé secrète
parcel-passphrase = Phrase secrète du colis
path-parcel-hint = Le chemin d’un colis (.age), sur cet ordinateur ou une clé USB.
job-packing = Emballage
job-unpacking = Déballage
passphrase-now = Phrase secrète ou clé de secours
passphrase-new = Nouvelle phrase secrète
passphrase-weak = Trop faible : qui a le fichier et beaucoup de machines la trouve en quelques { $within }. Prenez au moins quatre mots que personne n’a encore mis ensemble.
passphrase-strong = Résiste des { $within } à qui a le fichier et beaucoup de machines.
stands-minutes = minutes
stands-hours = heures
stands-days = jours
stands-months = mois
stands-years = années
stands-centuries = siècles
seal-project = Chiffrer le projet
seal-meaning = Désormais, seule cette phrase secrète ouvre le fichier. Le projet est écrit à neuf à côté de l’ancien fichier, comparé avec lui, puis prend sa place. Les copies faites avant restent comme elles sont : effacez celles dont vous n’avez pas besoin.
change-passphrase = Changer la phrase secrète
change-meaning = Le projet reçoit une autre clé. L’ancienne phrase secrète et sa fiche de secours ne valent plus ; les copies faites avant s’ouvrent encore avec elles.
unseal-project = Retirer le chiffrement
unseal-meaning = Désormais, quiconque a le fichier peut le lire. Ne le faites que pour un matériau public.
recovery-sheet = Fiche de secours
make-recovery-sheet = Faire la fiche de secours
recovery-meaning = Cette clé ouvre le projet quand la phrase secrète est oubliée : saisissez-la dans le champ de la phrase secrète. Sa place est sur papier, dans le coffre du responsable. Elle ne vaut plus quand la phrase secrète change.
recovery-warning = Qui a la fiche et le fichier lit tout. Ne la gardez pas sur cet ordinateur : imprimez-la puis effacez le fichier, ou recopiez les groupes à la main.
save-recovery-sheet = Enregistrer pour imprimer
recovery-written-down = Je l’ai recopiée
recovery-file = fiche-de-secours
sealed-now = Le projet est chiffré.
unsealed-now = Le projet n’est plus chiffré.
passphrase-changed = Le projet a une autre phrase secrète.
readable-copies = D’anciennes copies à côté du projet restent lisibles par tous : { $names }. Effacez celles dont vous n’avez pas besoin.
clear-clipboard = Vider le presse-papiers après
clear-clipboard-meaning = Ce qui a été copié d’un projet chiffré quitte le presse-papiers, et aussitôt quand le projet est verrouillé ou fermé.
count-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
  }
format-txt = Texte (.txt)
job-sealing = Réécriture du projet
passphrase-lost = Une phrase secrète oubliée, ce sont des données perdues. Notez-la et gardez-la en lieu sûr.

# New project and project settings
project-name = Nom du projet
starts-with = Commence avec
starts-builtin = Livre de codes fourni
starts-empty = Livre de codes vide
encrypt-project = Chiffrer le fichier du projet
make-project = Créer le projet
lacks-name = Donnez un nom au projet.
lacks-free-name = Un fichier de ce nom existe déjà. Choisissez un autre nom ou dossier.
lacks-folder = Ce dossier n’existe pas.
lacks-coder = Donnez votre nom de codeur : il figure à côté de chacun de vos codages.
lacks-passphrase = Une phrase secrète compte au moins huit caractères.
lacks-same-passphrase = Les deux phrases secrètes diffèrent.
list-project = Lister parmi les projets récents
list-project-meaning = Un projet non listé ne laisse ni nom ni chemin à l’accueil d’aucun ordinateur.

# Paths and files
path-open-title = Ouvrir un projet
path-open-hint = Chemin d’un fichier .griot.
path-import-title = Importer des fichiers
path-import-hint = Chemins de fichiers ou de dossiers : .txt, .md, .docx, .odt, .rtf, .html, .pdf, .vtt, .srt, .eaf. Séparez-les par des points-virgules.
path-codebook-title = Importer un livre de codes
path-codebook-hint = Chemin d’un fichier .csv ou .json.
look-at-files = Examiner les fichiers
import-codebook = Importer le livre de codes
no-such-file = { $path } n’existe pas.
no-files-there = Aucun fichier lisible ici.
file-written = Écrit : { $path }
file-written-without = Écrit : { $path }. Documents omis, faute de consentement ou parce que leur état ne le permet pas : { $n }. Le fichier les énumère.
recipient = Qui reçoit le fichier ?
recipient-team = L’équipe de recherche
recipient-partner = Une institution partenaire
recipient-authority = La prison ou une autre autorité
recipient-public = Le public
recipient-archive = Une archive de données de recherche
act-export-report = Exporter un rapport
charts = Graphiques
chart-bars = Codes : fréquence
chart-stacked = Codes selon un attribut, barres
chart-heat = Codes selon un attribut, cases
chart-cooccurrence = Codes ensemble, cases
chart-network = Codes ensemble, réseau
chart-along = Codes au long d’un document
chart-saturation = Saturation
chart-family = Codes des paires
guide-label = Guide d’entretien
add-filter = Ajouter un filtre
filter-unsure = Codages incertains
filter-absent = Dits absents
saved-views = Vues conservées
save-this-view = Conserver ce tableau comme vue
view-name = Nom de la vue
view-name-hint = Rapport au bailleur
save-view = Conserver
forget-view = Retirer la vue { $name }
copy-passage = Copier ce passage avec sa référence
copy-passages = Tout copier avec références
guide-as-asked = Questions telles que posées
saturation-base-label = Entretiens de la base
saturation-base = Base : { $n }
saturation-run-label = Entretiens d’une série
saturation-run = Série : { $n }
saturation-threshold-label = Seuil d’information nouvelle
saturation-threshold = Seuil : { $n } %
chart-words = Mots les plus fréquents
chart-document = Document
export-chart = Exporter le graphique
chart-light = Pour fond clair
chart-dark = Pour fond sombre
format-svg = Dessin (.svg)
format-png = Image (.png)
format-docx = Word (.docx)
format-html = Page web (.html)
format-zip = Paquet de données (.zip)
report-which = Ce qui est écrit
report-quotes = Banque de citations
report-coded = Documents codés
report-matrix = Matrice des priorités et domaines
report-profiles = Profils de cas
report-codebook = Livre de codes en annexe
report-coreq = Liste COREQ préremplie
report-srqr = Liste SRQR préremplie
report-workbook = Tous les tableaux dans un classeur
report-package = Paquet de données pour R, Python et archives
export-table = Exporter le tableau
replace-file = Remplacer le fichier existant
export-leaves-out = { $of ->
    [one] Le seul document ne sera pas dans le fichier.
   *[other] { $n ->
        [one] 1 document sur { $of } ne sera pas dans le fichier.
       *[other] { $n } documents sur { $of } ne seront pas dans le fichier.
    }
}
export-says-how = Le fichier indique quand, de quel projet, version du livre de codes et filtre il provient, et qui l’a fait.
format-xlsx = Excel (.xlsx)
format-csv = Texte (.csv)
format-json = Données (.json)

# Import review
review-title =
    { $n ->
        [one] Vérifier { $n } fichier avant l’import
       *[other] Vérifier { $n } fichiers avant l’import
    }
import-n-files =
    { $n ->
        [one] Importer { $n } fichier
       *[other] Importer { $n } fichiers
    }
nothing-stored-yet = Rien n’est enregistré avant l’import.
read-as = Lu en
ready = Prêt
unreadable = Illisible
here-already = Déjà présent
no-speakers = Aucun locuteur trouvé : le texte est pris en paragraphes.
no-case = Aucun
case-of-speaker = Cas de { $speaker }
role-of = Rôle de { $speaker }
role-participant = Participant
role-interviewer = Enquêteur
role-interpreter = Interprète
more-paragraphs =
    { $n ->
        [one] et { $n } autre paragraphe
       *[other] et { $n } autres paragraphes
    }

# Documents
filter-documents = Filtrer et grouper les documents
empty-documents = Aucun entretien. Déposez des fichiers ici ou importez-les.
filter-hides-documents =
    { $n ->
        [one] Le filtre masque { $n } document.
       *[other] Le filtre masque { $n } documents.
    }
no-document-open = Aucun document n’est ouvert.
document-properties = Type, langue, locuteurs
remove-document = Enlever le document
open-document = Ouvrir
memo-on-document = Écrire un mémo sur le document
filter-kind = Type
filter-language = Langue
filter-attribute = Attribut de cas
filter-value = Valeur
filter-work = Codage
group-by = Grouper par
group-by-nothing = Rien
group-by-kind = Type
group-by-language = Langue
group-by-participants = Participants
group-unnamed = Sans groupe
work-any = Tous
work-mine = Codés par moi
work-not-mine = Non codés par moi
work-uncoded = Codés par personne
kind-interview = Entretien
kind-focus-group = Groupe de discussion
kind-field-note = Note de terrain
kind-document = Document
language-fr = Français
language-en = Anglais
language-ar = Arabe
language-bm = Bambara
language-ff = Peul
language-ffm = Peul (Macina)
language-taq = Tamasheq
language-tmh = Touareg
language-ses = Songhaï
language-ha = Haoussa
language-he = Hébreu
language-und = Langue inconnue

# Codebook
here-all = ici / total
here-all-meaning = Codages dans ce document, et dans tous, sous-codes compris
empty-codebook = Aucun code. Créez-en un, ou faites un code de mots d’une transcription.
filter-codes = Filtrer les codes
no-code-fits = Aucun code ne correspond à « { $query } ».
code-row = { $name }, { $here } ici, { $all } au total
code-counts = Ici : { $here } seul, { $below } avec les sous-codes. Au total : { $all } et { $allBelow }.
fold-code = Replier { $name }
unfold-code = Déplier { $name }
code-name = Nom du code
new-code-below = Nouveau code sous celui-ci
apply-to-selection = Coder avec lui le passage sélectionné
unpin-code = Détacher le code de son chiffre
merge-code = Fusionner avec un autre code
retire-code = Retirer le code de l’usage
unretire-code = Remettre le code en usage
delete-code = Supprimer le code
memo-on-code = Écrire un mémo sur le code
show-code-too = Montrer aussi ce code
and-more = { $names } et { $n } de plus
show-only-code = Ne montrer que ce code dans la transcription
show-all-codes = Montrer tous les codes
only-code-shown = Seuls les codages de ces codes sont montrés : { $name }.
show-in-codebook = Montrer dans le livre de codes
new-code = Nouveau code
definition-of = Définition de « { $name } »
definition = Définition
include = Coder ici si
exclude = Pas ici si
example = Exemple
in-english = { $what } en anglais
in-french = { $what } en français
path-of-code = Chemin : { $path }
below-code = Sous
no-parent = Aucun : une famille à part
codable = S’applique à des passages
retired = Hors d’usage : n’est plus proposé, les codages restent
store-code = Enregistrer la définition
make-code = Créer le code
colour-tone = { $hue }, ton { $tone }
hue-red = rouge
hue-rust = rouille
hue-orange = orange
hue-amber = ambre
hue-olive = olive
hue-lime = tilleul
hue-green = vert
hue-jade = jade
hue-teal = sarcelle
hue-cyan = cyan
hue-sky = ciel
hue-blue = bleu
hue-indigo = indigo
hue-violet = violet
hue-magenta = magenta
hue-rose = rose
hue-slate = ardoise
hue-stone = pierre
theme-risk = thème de risque
theme-protective = thème protecteur
theme-process = thème de processus
theme-neutral-context = neutre ou contexte
keep-it = Garder
delete-code-title = Supprimer « { $name } » ?
delete-code-text = Avec lui partent { $below ->
        [0] sa définition,
        [one] { $below } sous-code,
       *[other] { $below } sous-codes,
    } { $codings ->
        [one] { $codings } codage
       *[other] { $codings } codages
    } et leurs mémos. L’annulation rétablit tout.
delete-code-button =
    { $codings ->
        [one] Supprimer le code et { $codings } codage
       *[other] Supprimer le code et { $codings } codages
    }
remove-document-title = Enlever { $name } ?
remove-document-text = Avec lui partent { $codings ->
        [one] { $codings } codage,
       *[other] ses { $codings } codages,
    } ses liens aux cas, ses valeurs et mémos. L’annulation rétablit tout.
remove-document-button =
    { $codings ->
        [one] Enlever { $name } et { $codings } codage
       *[other] Enlever { $name } et { $codings } codages
    }
remove-case-title = Enlever le cas { $name } ?
remove-case-text = Avec { $name } partent ses liens, valeurs et mémos. Les codages restent. L’annulation rétablit tout.
remove-case = Enlever le cas

# Reader
transcript-of = Transcription de { $name }
about-document = À propos de ce document
shown-codings = Quels codages sont montrés
shown-coders = Codeurs montrés
coder-you = { $coder } (vous)
show-everything = Tout montrer
text-look = Taille et largeur du texte
text-size = Taille du texte
line-width = Largeur des lignes
line-spacing = Interligne
spacing-close = Serré
spacing-normal = Normal
spacing-wide = Large

# Picker
picker-apply = Coder le passage avec
picker-recode = Changer le code du codage
picker-merge = Fusionner avec
picker-nothing = Aucun code ne correspond à « { $query } ». Ctrl+N le crée.
picker-nothing-under = Aucun code ne correspond à « { $query } ». Ctrl+N le crée sous { $name }.
apply-and-stay = Appliquer, rester
qualifiers = Qualificatifs
qualifiers-hint = Haut et bas choisissent, gauche et droite changent, Entrée applique.
new-code-here = Nouveau code ici
new-code-under = Nouveau sous { $name }

# Passage and qualifiers
no-passage = Rien n’est sélectionné.
codings-here = Codages ici
coding-needs-consent = Rien de ce document ne peut être codé : son consentement n’est pas enregistré, ou ne couvre pas l’analyse.
no-coding-here = Aucun codage dans ce passage. Appuyez sur { $key } pour coder.
coder-and-version = { $coder }, livre de codes v{ $version }
ends-later =
    { $n ->
        [one] finit { $n } caractère plus loin
       *[other] finit { $n } caractères plus loin
    }
ends-earlier =
    { $n ->
        [one] finit { $n } caractère plus tôt
       *[other] finit { $n } caractères plus tôt
    }
menu-of-coding = Actions sur le codage { $name }
memo-of-coding = Mémo du codage
memo-of-coding-hint = Ajouter un mémo à ce codage
others-present = Présents : { $who }
case-named = Cas { $name }
qualifier-is = { $what } : { $value }
time = Temps
time-before-involvement = Avant le groupe
time-in-group = Dans le groupe
time-arrest-custody = Arrestation, garde à vue
time-detention = Détention
time-after-release = Après la sortie
time-general = En général
direction = Direction
direction-present = Présent
direction-absent = Absent
direction-wished-for = Souhaité
direction-mixed = Mixte
standing = Source
standing-own-experience = Vécu
standing-witnessed = Témoin
standing-told-by-others = Rapporté
standing-opinion = Opinion
standing-document-text = Texte d’un document
certainty = Certitude
certainty-sure = Sûr
certainty-unsure = Incertain
quotable = Citable
quotable-yes = Oui
quotable-paraphrase = Paraphrase seulement
quotable-no = Non

# Search
search-field = Chercher dans tous les documents
search-hint = Mots, “phrases”, début*, -sans, code:push, lang:fr
search-help = Écrivez un mot pour le voir dans tous les documents. Accents et majuscules ne comptent pas ; les guillemets tiennent les mots ensemble ; l’étoile remplace toute fin de mot.
hits-where = { $paragraphs ->
        [one] { $paragraphs } paragraphe
       *[other] { $paragraphs } paragraphes
    }, { $documents ->
        [one] { $documents } document
       *[other] { $documents } documents
    }
nothing-found = Aucun résultat pour « { $query } ».
tick-hit = Cocher ce résultat
hits-ticked =
    { $n ->
        [one] { $n } résultat coché
       *[other] { $n } résultats cochés
    }
code-hits =
    { $n ->
        [one] Coder { $n } passage
       *[other] Coder { $n } passages
    }
spread = Répartition
language = Langue
search-help-page = Comment demander
more-offered = { $n } de plus
still-counting = Comptage…
order-of-hits = Ordre des résultats
order-place = Dans l’ordre du texte
order-fit = Les meilleurs d’abord
grouping-of-hits = Regroupement des résultats
group-by-document = Par document
group-by-case = Par cas
group-by-code = Par code
group-uncoded = Sans code
group-no-case = Sans cas
index-incomplete = L’index de recherche est en construction : { $done ->
        [one] { $done } document
       *[other] { $done } documents
    } sur { $n } pour l’instant. D’autres résultats peuvent s’ajouter.
like-passage-of = Paragraphes qui ont des mots de { $place }, à lire
per-thousand = { $rate } pour 1 000 mots
search-everywhere = Chercher partout
open-in-place = Ouvrir dans le texte
code-this-hit = Coder ce résultat…
copy-with-citation = Copier avec la référence
quoted-with-place = « { $words } » ({ $place })
like-this-passage = Passages semblables
tick-all = Tout cocher
tick-none = Tout décocher
export-hits = Exporter les résultats
export-hits-title = Exporter des résultats
exclude-coded = Exclure ce qui est déjà codé
what-is-coded = Ce qui est codé d’un résultat
unit-hit = Le résultat même
unit-sentence = Sa phrase
unit-paragraph = Son paragraphe
unit-turn = Son tour de parole
and-more-passages =
    { $n ->
        [one] et { $n } autre passage
       *[other] et { $n } autres passages
    }
narrow = Restreindre
who-speaks = Qui parle
coding-of-passages = Codage
only-uncoded = Seulement le non codé
saved-searches = Recherches gardées
save-this-search = Garder cette recherche
change-name-and-notes = Changer le nom et les notes
save-the-question-here = Garder ici la question présente
remove-saved-search = Retirer la recherche gardée
no-saved-searches = Aucune pour l’instant. Posez une question, puis gardez-la avec le signe plus.
name-of-search = Nom
notes-of-search = Notes
save-search = Garder la recherche
concept-lists = Listes de notions
new-concept-list = Nouvelle liste
change-words = Changer ses mots
remove-concept-list = Retirer la liste
no-concept-lists = Aucune pour l’instant. Une liste de mots en plusieurs langues se demande par #nom.
name-of-concept = Nom de la liste
words-of-concept = Mots, un par ligne
save-concept = Garder la liste
asked-before = Demandé auparavant
count-words =
    { $n ->
        [one] { $n } mot
       *[other] { $n } mots
    }
what-bars-show = Ce que montrent les barres
by-document = Par document
no-value = Sans valeur
hits-per-thousand = Résultats pour 1 000 mots
n-hits-in-words = n = { $hits ->
        [one] { $hits } résultat
       *[other] { $hits } résultats
    } dans { $words ->
        [one] { $words } mot
       *[other] { $words } mots
    }
more-bars = et { $n } de plus
words-found = Mots trouvés
frequent-words = Mots les plus fréquents
with-stop-words = Avec les mots qui disent peu
edit-stop-words = Modifier les mots laissés de côté
leave-word-out = Laisser ce mot de côté
stop-words = Mots laissés de côté, un par ligne
save-stop-words = Garder les mots
usual-stop-words = Revenir aux mots habituels
in-documents =
    { $n ->
        [one] dans { $n } document
       *[other] dans { $n } documents
    }

# Tables
table-frequency = Fréquence
table-crosstab = Codes par attribut
table-matrix = Domaines par priorités
table-codings = Codages
table-documents = Documents
table-cases = Cas
table-cooccurrence = Codes ensemble
table-profile = Profil d’un cas
table-quotes = Recueil de citations
table-gaps = Liste des lacunes
table-saturation = Saturation
table-coverage = Couverture du guide
table-participants = Participants
table-codebook = Livre de codes
near-overlap = Chevauchement
near-turn = Même tour
near-paragraph = Même paragraphe
near-characters = À { $n } caractères au plus
profile-case = Cas
second-attribute = Lignes
rows-are-codes = Lignes : codes
all-codes = Tous les codes
under-code = Sous le code
break-down = Ventilé par
by-nothing = Non ventilé
by-coder = Par codeur
by-case = Par cas
with-below = Avec les sous-codes
by-itself = Seul
side-by-side = Côte à côte
percent-of-n = % de n
percent-of-code = % du code
count-head-characters = Caractères
pair-other = Autre code
pair-together = Ensemble
pair-jaccard = Jaccard
pair-n = n du code
pair-n-other = n de l’autre
number-of-n = { $number } sur { $n }
masked-on-export = Les nombres de moins de { $k } cas sont masqués à l’export.
table1-marked = Marquée dans le tableau 1 (ICCT et UNICRI 2017).
table1-blank = Vide dans le tableau 1 (ICCT et UNICRI 2017).
table2-says = Tableau 2 en bref : { $text }.
cell-summary = Résumé de la cellule
save-summary = Enregistrer le résumé
quote-unused = Aucune citation enregistrée.
quote-used-in = Citée dans { $places }.
quote-place = Utilisée dans
quote-place-hint = Nom du rapport
record-quote = Enregistrer cet usage
as-table = Tableau
as-bars = Barres
unit-cases = Cas
unit-documents = Documents
unit-codings = Codages
by-attribute = Par attribut
same-passage = Même passage seulement
table-filter = Filtre du tableau
table-filter-hint = Filtre, par exemple coder:INT-02
counting = Comptage …
empty-table = Aucun codage ne correspond à ces filtres : rien à compter.
all-together = Tous
counts-include-below = Les nombres incluent les sous-codes.
chart-measure = Ce que montrent les barres
chart-families = Familles
chart-codes = Codes les plus utilisés
cell-of-n = { $column } : { $number } sur { $n }
cell-is = { $column } : { $number }
more-passages =
    { $n ->
        [one] Montrer { $n } passage de plus
       *[other] Montrer { $n } passages de plus
    }
count-head-codings = Codages
count-head-documents = Documents
count-head-cases = Cas
count-head-coders = Codeurs
count-head-words = Mots
count-head-share = % des mots des participants
count-head-rate = Pour 1 000 mots

# Cases
cases-and-attributes = Cas et attributs
new-case-alias = Alias d’un nouveau cas
new-case-hint = DET-005
add-case = Ajouter le cas
show-sealed = Montrer les attributs scellés
empty-document-values = Aucun entretien. Importez-les ; leur type, leur langue, leurs locuteurs et leurs valeurs se remplissent ici.
empty-cases = Aucun cas. Ajoutez-en un par son alias, jamais par un nom.
short-name = Nom court
heard-in = Entendu dans
speaks-as = en tant que { $speaker }
unlink-document = Détacher { $name }
link-document = Lier un document
memo-on-case = Écrire un mémo
missing-unknown = Inconnu
missing-not-asked = Non demandé
missing-refused = Refusé
missing-na = Sans objet
hint-whole = Un nombre entier
hint-date = 2031, 2031-05 ou 2031-05-14
hint-reference = Noms, séparés par des points-virgules
hint-text = Texte

# Memos
new-project-memo = Écrire un mémo sur le projet
filter-memos = Chercher dans les mémos
empty-memos = Aucun mémo. { $key } en écrit un sur le codage ou les mots choisis, ou sur le document.
no-memo-fits = Aucun mémo ne contient « { $query } ».
choose-memo = Choisissez un mémo à gauche.
memo-by = { $coder }, { $day }
show-target = Montrer l’objet du mémo
memo-text = Texte du mémo
delete-memo = Supprimer le mémo
about-project = Le projet
about-a-document = Document { $name }
about-a-paragraph = Document { $name }, ¶ { $paragraph }
memo-on-the-whole = Sur le document entier : rien n’y était sélectionné.
memo-begins-at = { $place } : « { $words } »
memo-begins-with = « { $words } »
about-a-code = Code { $name }

# History
filter-history = Chercher dans l’historique
empty-history = Aucune action pour l’instant.
undid = Annulé : { $act }
redid = Rétabli : { $act }
history-here = Le projet est tel que cette ligne l’a laissé.
history-no-way = Aucun chemin ne ramène à cette ligne : l’action a été annulée, elle dit ce qui s’est passé hors de l’étude, ou elle précède un retrait.
history-step = Cette ligne annule ou rétablit une action. Revenez à la ligne d’une action, ou annulez et rétablissez pas à pas.
go-back-here = Revenir à ce point
go-back-title = Revenir à ce point ?
go-back-text =
    { $n ->
        [one] { $n } action ultérieure est annulée. L’historique garde les deux, et rétablir la ramène.
       *[other] { $n } actions ultérieures sont annulées. L’historique garde les deux, et rétablir les ramène.
    }
go-back-stay = Ne pas revenir
go-back-button =
    { $n ->
        [one] Annuler { $n } action
       *[other] Annuler { $n } actions
    }

# Palette and settings
palette-nothing = Rien ne correspond à « { $query } ».
settings-general = Général
settings-shortcuts = Raccourcis
coder-name = Votre nom de codeur
coder-name-meaning = Il figure à côté de chacun de vos codages. Convenez-en dans l’équipe et gardez le même sur chaque ordinateur.
coder-from-next = Le nom vaut à partir du prochain projet ouvert.
coder-until-next = Le nom vaut à partir du prochain projet ouvert. Dans celui-ci, vous continuez sous le nom de { $old }.
coder-rename-here = Renommer aussi { $old } en { $new } dans ce projet
coder-rename-meaning = { $n ->
    [one] Le codage et tout le reste de { $old } dans ce projet passent sous le nom de { $new }, et vous continuez aussitôt sous ce nom. Annuler revient en arrière.
   *[other] Les { $n } codages et tout le reste de { $old } dans ce projet passent sous le nom de { $new }, et vous continuez aussitôt sous ce nom. Annuler revient en arrière.
}
coder-rename-taken = Dans ce projet, { $new } est une autre personne, et deux personnes ne sont pas réunies en une : { $old } reste tel quel ici.
coder-worked-as = Dans ce projet, vous avez travaillé sous le nom de
lock-after = Verrouiller un projet chiffré après
lock-after-meaning = Sans touche ni clic pendant ce temps, les textes quittent l’écran et la phrase secrète est redemandée.
reduce-motion = Réduire les animations
filter-actions = Filtrer les actions
keys-taken = { $keys } sert déjà à « { $action } ». Choisissez d’autres touches.
keys-of = { $action } : { $keys }
press-keys = Pressez les touches
no-keys = Aucune touche
reset-keys = Par défaut

# Notices and jobs
more-notices =
    { $n ->
        [one] { $n } de plus
       *[other] { $n } de plus
    }
job-opening = Ouverture du projet
job-reading = Lecture des fichiers
job-importing = Import
job-exporting = Export
job-failed = Le travail s’est arrêté de façon inattendue. Rien n’a changé ; réessayez.

# Études d’autres logiciels
act-new-from-study = Nouveau projet à partir d’un autre logiciel
new-from-study-about = NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette
act-import-study = Importer ou mettre à jour depuis un autre logiciel
act-export-study = Exporter pour un autre logiciel
path-study-hint = Chemin du fichier (.qdpx, .qde, .qdc, .sqlite3, .rqda) ou du dossier de QualCoder (.qda). Il est seulement lu.
look-at-study = Regarder
study-into-title = Importer { $file }
study-new-title = Nouveau projet à partir de { $file }
study-take-in = Importer
study-go-on = Continuer
study-reading = Lecture de { $path }
study-sources-read = { $done ->
        [one] { $done } source
       *[other] { $done } sources
    } sur { $n }
study-origin = Écrit par { $program }
study-holds = Documents : { $documents }, codes : { $codes }, codages : { $codings }, cas : { $cases }, mémos : { $memos }
study-foreseen = Ce que ferait l’import
study-one-undo = Une seule annulation défait tout.
study-whole-documents = Les codages de sources entières deviennent des codages de tout leur texte
codebook-in-title = Importer le livre de codes { $file }
codebook-in-meaning = Un code de même chemin qu’ici garde ses codages et reçoit les mots du fichier ; les autres codes sont ajoutés. Aucun n’est retiré.
study-levels = Les noms de codes tels que Lieu::Maison deviennent des niveaux
report-beside = Écrire aussi ce rapport comme tableau (.csv) à côté du projet
report-beside-file = Écrire aussi le rapport (.csv)
positions-title = Comment les positions sont comptées
positions-about = Les logiciels comptent différemment, et le fichier ne dit pas comment. Là où cela change quelque chose, Griot l’a trouvé d’après les sélections ; vous pouvez en décider autrement.
positions-found-out = Comme Griot l’a trouvé
positions-of = Positions dans { $source }
positions-line = { $source } : { $unit } ; sélections : { $n }, nommées : { $named }, concordantes : { $agree }
unit-characters = caractères Unicode
unit-utf16 = unités UTF-16
unit-line-end-one = une fin de ligne compte pour une
unit-line-end-two = une fin de ligne compte comme écrite
unit-mark-counted = la marque du début compte
starts-with-study = Il commence avec ce que contient { $file }.
study-whole = Tout le projet (.qdpx)
study-codebook = Livre de codes (.qdc)
study-program = Pour quel logiciel
loss-for = Ce que { $program } en aura
loss-of-codebook = Ce qu’un fichier de livre de codes en aura
report-of-file = Ce que contient { $file }
close-report = Terminé
report-nothing = Rien à signaler.
report-fate = Ce qui est arrivé
report-count = Nombre
report-what = Partie
report-why = Comment et pourquoi
fate-carried = là
fate-moved = déplacé
fate-kept = conservé
fate-changed = changé
fate-lost = perdu
job-reading-study = Lecture de l’étude
job-exporting-study = Écriture du fichier
job-stopped = Arrêté. Rien n’a changé.
act-import-survey = Importer une enquête
path-survey-hint = Chemin du tableau (.csv, .tsv, .xlsx, .xls, .ods), une personne par ligne. Il est seulement lu.
survey-title = Importer { $file }
survey-column = Colonne
survey-is = Ce que c’est
survey-first = Première réponse
survey-take-in = { $n ->
    [one] Importer { $n } personne
   *[other] Importer { $n } personnes
}
survey-about = Personnes : { $rows }. Colonnes de réponses en mots : { $words }. Chaque personne devient un cas ; ses réponses en mots deviennent un document qui lui est lié.
column-is = Ce qu’est { $column }
column-respondent = Qui a répondu
column-attribute = Attribut
column-words = Réponse en mots
column-left = Laissée de côté
told-part-columns = colonnes
told-part-respondents = personnes
told-left-out-column = laissées de côté : vides, ou parce qu’on l’a dit
told-name-twice = le même nom s’y trouve deux fois : distingués par un numéro
told-no-words = sans réponse en mots : un cas seul

# Rapports d’échange, que le noyau donne en anglais
told-part-french-names-and-definitions = noms et définitions en français
told-part-authors-and-dates-of = auteurs et dates des commentaires
told-part-cases = cas
told-part-categories = catégories
told-part-characters = caractères
told-part-coders = codeurs
told-part-codes = codes
told-part-codes-below-codes = codes sous d’autres codes
told-part-codes-of-equal-names = codes de même nom
told-part-codings = codages
told-part-codings-of-pages-and = codages de pages et d’images
told-part-codings-of-whole-sources = codages de sources entières
told-part-colours = couleurs
told-part-colours-of-codes = couleurs des codes
told-part-comments = commentaires
told-part-descriptions = descriptions
told-part-documents = documents
told-part-documents-of-several-coders = documents de plusieurs codeurs
told-part-documents-with-emoji-or = documents avec des émojis ou des caractères rares
told-part-files = fichiers
told-part-files-of-the-archive = fichiers de l’archive
told-part-groups = groupes
told-part-highlights = surlignages
told-part-history = historique
told-part-identities = identités
told-part-kept-parts = parties conservées
told-part-maps = cartes
told-part-maps-and-links = cartes et liens
told-part-marks-on-pages = marques sur les pages
told-part-memos = mémos
told-part-memos-of-cases = mémos des cas
told-part-memos-of-codes = mémos des codes
told-part-memos-of-codings = mémos des codages
told-part-memos-with-control-characters = mémos avec des caractères de contrôle
told-part-namespaces = espaces de noms
told-part-pages-of-pdf-files = pages de fichiers PDF
told-part-parts-of-sources-that = parties de sources qui relèvent d’un cas
told-part-parts-that-the-standard = parties que la norme ne connaît pas
told-part-pictures = images
told-part-sound-recordings = enregistrements sonores
told-part-films = films
told-part-pictures-recordings-and-films = images, enregistrements et films
told-part-pictures-recordings-films-and = images, enregistrements, films et pages
told-part-qualifiers-of-codings = précisions des codages
told-part-references-in-kept-parts = renvois dans les parties conservées
told-part-references-of-cases = renvois des cas
told-part-links = liens
told-part-rules-examples-and-sources = règles, exemples et sources des codes
told-part-selections = sélections
told-part-selections-without-codes = sélections sans code
told-part-sources = sources
told-part-sources-without-a-text = sources sans texte
told-part-structures-of-documents = structures des documents
told-part-texts = textes
told-part-transcripts = transcriptions
told-part-turns-and-speakers = tours de parole et locuteurs
told-part-types-of-values = types de valeurs
told-part-values = valeurs
told-part-values-known-to-be = valeurs que l’on sait manquantes
told-part-values-of-attributes = valeurs d’attributs
told-part-values-of-documents-and = valeurs de documents et de cas
told-part-values-of-restricted-attributes = valeurs d’attributs restreints
told-part-values-of-sealed-attributes = valeurs d’attributs scellés
told-part-variables = variables
told-part-voices-of-cases = voix des cas
told-part-kept-x = conservé : { $a }
told-they-cover-no-text = ils ne couvrent aucun texte
told-atlas-ti-26-on = ATLAS.ti 26 sur Mac perd les couleurs quand il exporte à nouveau
told-atlas-ti-before-version = avant la version 22, les codes d’ATLAS.ti sont sans hiérarchie
told-atlas-ti-gives-new = ATLAS.ti en donne de nouvelles à chaque export : ce qui revient ne peut pas être rapproché de ce qui est ici
told-atlas-ti-has-no = ATLAS.ti n’a pas de cas : regardez s’ils sont devenus des groupes de documents
told-atlas-ti-keeps-comments = ATLAS.ti garde les commentaires comme descriptions, sans auteur ni date
told-maxqda-exports-memos-of = MAXQDA exporte les mémos des codes comme descriptions
told-maxqda-knows-documents-and = MAXQDA connaît des documents et des groupes de documents : ses propres exports n’ont pas de cas
told-maxqda-puts-values-into = MAXQDA met les valeurs dans les documents : celles des cas peuvent manquer
told-nvivo-counts-in-utf = NVivo compte en UTF-16 : ce qui est codé après un tel caractère peut se décaler d’une place pour chacun
told-nvivo-has-one-annotation = NVivo a une annotation par passage : vérifiez-les là-bas
told-nvivo-turns-annotations-of = NVivo fait un mémo des annotations de fichiers PDF, d’images et d’enregistrements
told-nvivo-s-help-does = l’aide de NVivo ne cite pas les cartes parmi ce qu’il importe
told-qualcoder-does-not-take = QualCoder ne les importe pas
told-qualcoder-moves-them-to = QualCoder les remplace par la plus proche de sa palette
told-qualcoder-shows-one-coder = QualCoder montre un codeur à la fois
told-qualcoder-s-names-are = les noms de QualCoder sont uniques : les codes de même nom sont fusionnés, et les codages des autres perdent leur code
told-xml-cannot-hold-these = XML ne peut pas contenir ces caractères
told-as-it-came-from = tel qu’il est venu d’un autre logiciel
told-as-notes = comme notes
told-documents-with-turns-the = documents avec tours de parole : les noms sont dans le texte, où d’autres logiciels ne voient pas de locuteurs ; Griot les retrouve
told-in-maxqda-every-code = dans MAXQDA tout code peut être appliqué
told-in-which-unit-atlas = on n’a jamais vu en quelle unité ATLAS.ti y compte : vérifiez ce qui est codé après un tel caractère
told-in-which-unit-maxqda = on n’a jamais vu en quelle unité MAXQDA y compte : vérifiez ce qui est codé après un tel caractère
told-sets-become-attributes-of = les ensembles deviennent des attributs de fichiers dans QualCoder
told-the-file-that-they = le fichier avec lequel elles sont venues ne l’avait pas
told-their-whole-text = leur texte entier
told-they-leave-only-where = elles ne sortent que là où on le demande
told-they-never-leave-the = elles ne quittent jamais le projet
told-to-notes-that-name = dans des notes qui nomment le cas : le format ne lie pas une note à un cas
told-to-the-code-s = dans la description du code
told-to-the-code-s-description = dans la description du code : le format n’a qu’une langue
told-to-the-description-of = dans la description de la sélection
told-under-which-label-a = sous quel nom un cas parle : dans la description du cas
told-unknown-not-asked-refused = inconnu, non demandé, refusé, sans objet : dans la description
told-where-a-source-has = là où une source en a : QualCoder les ignore
told-who-changed-what-and = qui a changé quoi, et quand : le format ne connaît que le dernier état
told-with-coder-and-date = avec codeur et date
told-with-colours-order-and = avec couleurs, ordre et définitions
told-yes-or-no-and = oui ou non, et les dates, deviennent des textes dans QualCoder
told-a-codebook-file-has = un fichier de livre de codes n’a pas de notes
told-a-codebook-file-holds = un fichier de livre de codes ne contient que des codes
told-hung-on-nothing-or = suspendus à rien ou à eux-mêmes : tout en haut désormais
told-of-a-source-or = d’une source ou d’un code qui n’est pas là
told-of-pictures-recordings-and = d’images, d’enregistrements et de films : ils restent dans QualCoder
told-the-case-is-linked = le cas est lié au document entier
told-their-positions-were-wrong = leurs positions étaient fausses, et ont été rétablies d’après leur citation
told-their-quotation-stands-nowhere = leur citation n’est nulle part dans le texte
told-they-stay-in-the = ils restent dans le dossier du projet
told-a-second-value-of = une seconde valeur de la même variable
told-decimal-numbers-and-times = les nombres décimaux et les heures sont ici des textes, à la lettre
told-of-variables-that-are = de variables qui ne sont pas dans le fichier
told-the-same-identity-stands = la même identité s’y trouve deux fois
told-to-codes-passages-and = vers des codes, des passages et des médias
told-without-a-name-and = sans nom et avec une seule source : leurs valeurs sont celles du document
told-without-a-name-or = sans nom, ou du même nom qu’un autre : distingués par un numéro
told-without-a-value-not = sans valeur : pas encore saisies ici
told-deeper-than-100-levels = à plus de 100 niveaux : rattachés au dernier niveau possible
told-missing-in-the-file = absentes du fichier : données par Griot
told-not-a-colour-that = pas une couleur lisible : une nouvelle a été donnée
told-of-the-same-name = du même nom qu’un voisin : leurs chemins sont distingués par un numéro
told-the-same-identity-stands-twice = la même identité s’y trouve deux fois : la première a été prise
told-written-another-way-than = écrites autrement que #RRGGBB ; la transparence est perdue
told-the-file-does-not = le fichier ne les contient pas, ou ils ne sont pas ce que dit leur nom
told-about-several-things-here = sur plusieurs choses : ici sur la première, dans le prochain export sur toutes
told-cannot-be-read-found = illisibles : retrouvées d’après les textes
told-groups-of-sources-are = les groupes de sources sont aussi des attributs de documents
told-they-cannot-be-shown = on ne peut pas les montrer ici
told-of-memos = de mémos
told-left-aside-they-are = laissés de côté : ils ne font pas partie d’un projet, ou leurs noms mènent ailleurs
told-marked-as-mere-folders = marqués comme simples dossiers alors que des passages sont codés avec eux : on peut les appliquer ici
told-named-by-codings-and = nommés par des codages et absents du livre de codes : créés sous un nom à eux
told-not-the-one-of = pas celui de la norme, et lu tout de même
told-to-a-memo = dans un mémo
told-what-names-no-coder = ce qui ne nomme aucun codeur, ou un codeur absent de la liste, est sous ‘unknown’
told-not-a-kind-of = pas une sorte de source que la norme connaît
told-of-pictures-recordings-and-films = d’images, d’enregistrements et de films
told-of-sources-whose-text = de sources dont le texte n’est pas dans le fichier
told-of-the-same-name-as = du même nom qu’une autre : distinguées par un numéro
told-of-transcripts-between-times = de transcriptions, entre des temps qui ne mènent à aucun texte
told-of-whole-sources-they = de sources entières : ils couvrent désormais tout le texte
told-levels-parted = leurs noms ont été partagés en niveaux
told-levels-made = créés pour des niveaux qui n’avaient pas de code à eux
told-levels-whole = laissés entiers, car un code de ce nom se trouve à ce niveau
told-of-whole-sources-they-say = de sources entières : ils ne disent rien d’un passage ; demandez-les comme codages de tout le texte
told-taken-from-the-word = pris du fichier de traitement de texte, faute de texte brut : vérifiez où les codages commencent et finissent
told-their-text-can-be = leur texte peut être lu et codé ici
told-their-text-is-not = leur texte n’est pas dans le fichier : gardées comme une place vide
told-they-are-documents-of = ce sont des documents à part
told-they-lie-outside-the = ils se trouvent hors de l’archive : seul ce qui est dans le dossier de l’étude est ouvert
told-they-stand-in-the = ils sont deux fois dans le fichier : celui qui a son propre fichier a été pris
told-where-they-have-a = là où elles ont un texte, ses codages sont ici
told-of-selections-that-cover = de sélections qui ne couvrent aucun texte
told-the-same-coding-stands = le même codage s’y trouve deux fois
told-their-positions-are-no = leurs positions ne sont pas des nombres possibles dans un texte
told-they-begin-before-the = elles commencent avant le texte ou finissent avant de commencer
told-they-begin-behind-the = elles commencent après la fin du texte
told-they-begin-or-end = elles commencent ou finissent à l’intérieur d’un caractère
told-they-name-no-code = ils ne nomment aucun code
told-they-reached-beyond-the = elles dépassaient le texte : coupées à sa fin
told-to-the-memo-of = dans le mémo du premier codage de leur passage
told-cannot-be-read-any = ne peuvent plus être lues
told-control-characters-in-names = caractères de contrôle dans les noms, mémos et définitions, que XML ne peut pas contenir
told-headings-emphasis-roles-and = titres, mises en valeur, rôles et temps : dans une note que seul Griot lit
told-their-text-was-not = leur texte n’était pas dans le fichier avec lequel elles sont venues
told-they-are-not-in = ils ne sont plus dans le projet
told-what-they-led-to = ce à quoi ils menaient n’existe plus
told-as-they-came = tels qu’ils sont venus
told-known-to-be-missing = que l’on sait manquantes, et pourquoi : dans la description
told-the-text-was-changed = le texte a changé depuis leur arrivée
told-their-code-is-gone = leur code n’existe plus
told-under-which-label-a-case = sous quel nom un cas parle : dans la description
told-in-several-categories-in = dans plusieurs catégories : désormais dans la première
told-their-positions-lie-outside = leurs positions sont hors du texte
told-sealed-they-never-leave = scellées : elles ne quittent jamais le projet
told-restricted-they-leave-only = restreintes : elles ne sortent que là où on le demande
told-their-consent-does-not = leur consentement ne va pas jusqu’à ce destinataire
told-hold-values-that-are = ont des valeurs qui ne sont pas du type { $a } : ce sont ici des textes
told-not-utf-8-read = pas en UTF-8, lus comme { $a } : vérifiez les accents
conflicting-copies = { $n ->
    [one] Une copie gardée par un logiciel de synchronisation se trouve à côté du projet, parce que deux ordinateurs l’avaient modifié : { $names }
   *[other] { $n } copies gardées par un logiciel de synchronisation se trouvent à côté du projet, parce que deux ordinateurs l’avaient modifié : { $names }
}
conflicting-copies-hint = Reprenez ce qu’elle contient par « Fusionner une autre copie », puis supprimez-la.
held-elsewhere = Le projet est ouvert ailleurs, par { $coder } sur { $host } : ici il ne peut être que lu.
settings-not-stored = Les réglages n’ont pas pu être enregistrés : { $why }
missing-script = Aucune police de cet ordinateur n’a l’écriture { $script } : ses lettres apparaissent en cadres avec leur code.
missing-script-hint = Installez une police qui l’a (sous Debian : { $package }), puis redémarrez Griot.
nothing-to-join = Aucun autre codage de vous avec ce code dans le document.
nowhere-to-split = Le curseur n’est dans aucun de vos codages. Placez-le à l’endroit où scinder.
nothing-to-repeat = Aucun code n’a encore été utilisé.
nine-pinned = Neuf codes sont épinglés. Détachez-en un d’abord.

# Sentences of the core
said-hint-consent = griot consent PROJET montre ce qui est enregistré ; ce à quoi personne n’a consenti devrait être retiré
said-hint-before-destruction = griot log montre ce qui a été fait ; faites l’inverse à la main, ou revenez à une sauvegarde plus récente
said-hint-vault = ce n’est pas la phrase secrète du projet ; sans elle, personne ne peut dire de qui il s’agit
said-hint-record-consent = enregistrez-le : griot consent PROJET DOC --mode oral_witnessed --scope analysis,anonymous_quotation, ou à la page des cas
said-hint-withdrawn = ce qu’un participant a repris reste au dehors ; griot log dit quand cela a été retiré
said-no-backups = un projet en mémoire n’a pas de sauvegardes
said-no-consent-given = aucun consentement n’a été donné
said-consent-stays = le consentement reste tel quel
said-no-vault-words = aucun mot du coffre ne figure dans « { $a } »
said-nothing-replaced = aucun mot n’a été remplacé dans ce projet
said-before-destruction = rien de ce qui a été fait avant { $a } ne peut être annulé : des textes ont alors été détruits
said-passage-outside = le passage { $a } sort du texte
said-passage-over-paragraph = le passage { $a } dépasse la fin d’un paragraphe
said-passages-overlap = les passages { $a } et { $b } ont des caractères en commun
said-pseudonym-real = le pseudonyme « { $a } » contient les mots réels eux-mêmes
said-pseudonym-empty = les mots réels ou le pseudonyme sont vides
said-vault-lacks = le coffre n’a pas ces mots
said-pseudonym-already = ces mots ont déjà le pseudonyme « { $a } » : une forme en a un seul, dans tous les documents
said-vault-unusable = le coffre des vrais noms est inutilisable : { $a }
said-vault-locked = le coffre des vrais noms ne s’ouvre pas avec cette phrase secrète
said-same-text-too = le même texte figure aussi sous « { $a } » : retirez d’abord celui-là
said-text-changed-twice = le texte de « { $a } » a été modifié dans les deux copies, les positions de l’une ne disent donc rien dans l’autre
said-no-folder = { $a } n’est pas un dossier
said-not-sound-or-copy = { $a } n’est pas intact, ou n’est pas une copie de ce projet
said-not-sound = { $a } n’est pas intact : { $b }
said-second-check-first = une seconde vérification est d’abord nécessaire ({ $a }) : griot consent PROJET DOC --state second-check, par une autre personne
said-was-withdrawn = { $a } : son texte a été retiré le { $b } ({ $c }) et ne peut revenir
said-raw = « { $a } » est brut : tant qu’il n’est pas pseudonymisé, seul { $b }, qui l’a importé, le code
said-consent-not-recorded = « { $a } » ne peut pas encore être codé : aucun consentement n’est enregistré
said-no-consent = « { $a } » ne peut pas être codé : il n’y a pas de consentement à son analyse
said-needs-first = « { $a } » demande d’abord { $b }
said-second-person = « { $a } » a été pseudonymisé par vous : la seconde vérification revient à une autre personne
said-is-now = { $a } : { $b }
said-act-pseudonymise = pseudonymiser { $a } : { $b }
said-act-record-consent = enregistrer le consentement : { $a }
said-act-consent-required = exiger un consentement avant de coder
said-act-consent-not-required = ne pas exiger de consentement avant de coder
said-act-withdraw-document = retirer un document
said-act-withdraw-passage = retirer un passage
said-word-a-first-pass = un premier passage
said-word-a-second-check-by-another-person = une seconde vérification par une autre personne
said-word-raw = brut
said-word-first-pass = premier passage fait
said-word-second-check = seconde vérification faite
said-word-release-ready = prêt pour la diffusion
said-word-revision = nouvelle version d’un texte
said-word-withdrawal = retrait
said-word-tombstone = trace d’un retrait
said-n-place =
    { $n ->
        [one] { $n } endroit
       *[other] { $n } endroits
    }
said-hint-keygen = une clé se crée avec griot keygen
said-parcel-for-nobody = un colis est pour quelqu’un : nommez une clé publique (age1…)
said-hint-parcel-locked = demandez à qui l’a fait pour qui est le colis : une phrase secrète, ou les clés de ses destinataires
said-hint-own-words = choisissez vos propres mots
said-hint-close-there = fermez-le là-bas et réessayez
said-hint-memory = fermez d’autres programmes, pour qu’il y ait de la mémoire, et réessayez
said-hint-recovery-compare = comparez les lettres avec la fiche : huit groupes de huit, sans I, L, O ni U
said-hint-copy-again = copiez-le de nouveau depuis la clé USB, ou demandez-en un autre
said-hint-check-old = griot check dit si l’ancien est intact
said-hint-change-passphrase = griot passphrase change sa phrase secrète
said-hint-new-recovery = griot passphrase donne une nouvelle clé au projet, et il en a une alors
said-hint-seal = griot seal le chiffre
said-hint-newer-sheet = cherchez une fiche plus récente, ou saisissez la phrase secrète
said-hint-no-parcel = ouvrez un fichier fait avec griot pack ou un autre programme qui écrit des fichiers age
said-no-key-made = la clé ne peut pas être créée : { $a }
said-new-file-differs = le nouveau fichier ne contient pas ce que contient l’ancien : l’ancien a été laissé tel quel
said-no-key = il n’y a pas de clé dans ce fichier
said-looks-like-key = cette phrase secrète ressemble à une clé de secours
said-parcel-locked = { $a } ne s’ouvre pas avec cette phrase secrète ou cette clé
said-recovery-other = { $a } ne s’ouvre pas avec cette clé de secours : elle est d’un autre projet, ou la phrase secrète a changé depuis
said-does-not-open = { $a } ne s’ouvre pas : { $b }
said-recovery-group = le groupe { $a } de la clé de secours est mal saisi
said-recovery-mistyped = la clé de secours est mal saisie
said-no-public-keys = { $a } ne contient aucune clé publique (age1…)
said-parcel-damaged = { $a } est endommagé : rien n’a été déballé
said-no-parcel = { $a } n’est pas un colis
said-key-passphrase-missing = la clé dans { $a } est protégée par une phrase secrète
said-key-locked = la clé dans { $a } ne s’ouvre pas avec cette phrase secrète
said-hint-key-passphrase = donnez-la par --key-passphrase-file ou GRIOT_KEY_PASSPHRASE
said-hint-key-locked = c’est la phrase secrète choisie quand la clé a été créée
said-open-elsewhere = { $a } est ouvert ailleurs
said-no-recovery-key = { $a } a été chiffré par un Griot plus ancien et n’a pas de clé de secours
said-neither-key-nor-file = « { $a } » n’est ni une clé publique (age1…) ni un fichier de telles clés
said-word-encrypted-already = déjà chiffré
said-word-not-encrypted = pas chiffré
said-not-interpreted = il ne peut pas être interprété
said-head-only = il a un en-tête et aucune ligne dessous
said-too-many-pages = il a plus de { $a } pages
said-no-sheet = il ne contient aucune feuille
said-unread-encryption = il est chiffré d’une façon qui ne peut pas être lue
said-no-parts = ses parties sont introuvables
said-hint-ocr = faites-le d’abord lire par un programme de reconnaissance de texte (OCR), et importez ce qu’il écrit
said-hint-without-password = ouvrez-le avec son mot de passe, enregistrez-le sans, et importez ce fichier
said-hint-formats = enregistrez-le en .docx, .odt, .rtf, .html, .pdf, .txt, .md, .vtt, .srt ou .eaf
said-stopped = arrêté : rien n’a été modifié et aucun fichier n’a été écrit
said-survey-endings = les enquêtes se terminent en .csv, .tsv, .xlsx, .xls ou .ods
said-scanned-pages = pages sans texte, images seulement : { $a }
said-no-letters = le fichier ne dit pas quelles lettres sont { $a } de ses signes : ils apparaissent comme �
said-scan = le fichier est une numérisation sans texte : { $a ->
        [one] sa page est une image
       *[other] ses { $a } pages sont des images
    }
said-needs-password = le fichier est chiffré et demande un mot de passe
said-no-column = il n’y a pas de colonne « { $a } » ; les colonnes sont { $b }
said-limit-unpacked = { $a } Mo une fois décompressé
said-limit-rows = { $a } lignes, { $b } colonnes
said-aslant = { $a ->
        [one] { $a } lettre placée de biais a été laissée
       *[other] { $a } lettres placées de biais ont été laissées
    } de côté
said-running-heads = { $a ->
        [one] { $a } titre courant ou numéro de page a été laissé
       *[other] { $a } titres courants et numéros de page ont été laissés
    } de côté
said-joined = { $a ->
        [one] { $a } mot coupé en fin de ligne a été recollé
       *[other] { $a } mots coupés en fin de ligne ont été recollés
    } : un trait d’union conditionnel (U+00AD) marque l’endroit
said-across-pages = { $a ->
        [one] { $a } paragraphe qui continue à la page suivante a été réuni, avant le numéro de la page où il finit
       *[other] { $a } paragraphes qui continuent à la page suivante ont été réunis, avant le numéro de la page où ils finissent
    }
said-level-taken = le code « { $a } » est resté entier : il y en a un de ce nom à ce niveau
said-word-a-survey = une enquête
said-word-a-workbook = un classeur
said-word-the-table = le tableau
said-word-the-workbook = le classeur
said-view-nameless = une vue demande un nom
said-view-not-kept = la vue ne peut pas être conservée : { $a }
said-no-view = il n’y a pas de vue « { $a } » ; griot views list montre celles qui existent
said-at-character = { $a } (caractère { $b })
said-query-empty = la requête est vide
said-open-quote = le guillemet au caractère { $a } n’est jamais fermé
said-open-regex = la barre oblique au caractère { $a } ouvre une expression rationnelle qui n’est jamais fermée
said-lone-parenthesis = la parenthèse au caractère { $a } reste seule
said-lone-operator = « { $a } » au caractère { $b } n’a rien à relier
said-half-operator = « { $a } » au caractère { $b } n’est que le début d’un opérateur
said-after-unit = « { $a } » au caractère { $b } suit une unité, qui termine la requête
said-bad-number = « { $a } » au caractère { $b } n’est pas un nombre de { $c } à { $d }
said-mixed-forms = « { $a } » au caractère { $b } mêle deux façons de demander un mot
said-only-words-near = « { $a } » au caractère { $b } ne relie que des mots et des expressions
said-no-word = « { $a } » au caractère { $b } ne contient ni lettre ni chiffre
said-unknown-field = il n’y a pas de champ « { $a } » (caractère { $b })
said-no-field-value = « { $a }: » au caractère { $b } demande une valeur juste après
said-only-for-codes = « { $a }:= » au caractère { $b } : seul code: admet un signe égal
said-bad-regex = l’expression rationnelle au caractère { $a } est inutilisable : { $b }
said-too-deep = les parenthèses sont emboîtées trop profondément
said-query-too-long = la requête dépasse { $a } caractères
said-only-negative = la requête dit seulement ce qui ne doit pas s’y trouver
said-search-stopped = la recherche a été arrêtée
said-search-too-slow = la recherche a duré plus de { $a } secondes et a été arrêtée
said-hint-query-empty = écrivez un mot, une "expression" ou le début d’un mot suivi d’une étoile
said-hint-close = fermez-le, ou enlevez-le
said-hint-close-slash = fermez-la par une autre barre oblique, ou enlevez-la
said-hint-parenthesis = fermez-la, ouvrez-la, ou enlevez-la
said-hint-operator = écrivez quelque chose des deux côtés de { $a }, ou "{ $b }" entre guillemets pour trouver le mot lui-même
said-hint-unit = écrivez IN turn (tour de parole), IN paragraph (paragraphe), IN document ou IN case (cas), ou "{ $a }" entre guillemets pour trouver le mot lui-même
said-hint-half-operator = écrivez { $a }, ou "{ $b }" entre guillemets pour trouver le mot lui-même
said-hint-quoted = écrivez "{ $a }" entre guillemets pour trouver le mot lui-même
said-hint-after-unit = mettez entre parenthèses ce qui va avec l’unité : (a b IN turn) OR c
said-hint-number = écrivez un nombre de { $a } à { $b }
said-hint-mixed = employez une seule de ces formes à la fois : =mot, mot*, m?t ou mot~1
said-hint-only-words = pour les codes et les expressions rationnelles, employez OVERLAPS, INSIDE, WITHIN 2 TURNS OF ou FOLLOWED BY
said-hint-no-word = la ponctuation n’est pas cherchée : enlevez-la, ou employez une expression rationnelle telle que /…/
said-hint-fields = les champs sont { $a }, case.CLÉ et doc.CLÉ ; { $b }
said-hint-field-meant = vouliez-vous dire { $a } ? Les champs sont { $b }, case.CLÉ et doc.CLÉ ; { $c }
said-hint-meant = vouliez-vous dire { $a } ?
said-hint-value = écrivez { $a }:valeur ou { $b }:"une valeur de plusieurs mots"
said-hint-field-value = écrivez { $a }:valeur
said-hint-regex = voyez les règles sur docs.rs/regex ; écrivez \. pour un point et \( pour une parenthèse
said-hint-negative = ajoutez un mot qui doit s’y trouver, ou une condition telle que role:participant
said-hint-slow = demandez moins de documents, ou un mot à côté de l’expression rationnelle
said-hint-long = gardez les listes de mots comme liste de notions et écrivez #nom
said-neither-yes-no = « { $a } » n’est ni yes (oui) ni no (non)
said-not-date-range = « { $a } » n’est ni une date ni une période
said-no-date-attribute = les documents n’ont pas d’attribut « date » ici
said-no-attribute-of = il n’y a pas d’attribut « { $a } » ({ $b })
said-not-a-value = « { $a } » n’est pas une valeur de { $b }.{ $c }
said-no-concept-list = il n’y a pas de liste de notions « { $a } »
said-neither-word-nor-phrase = « { $a } » n’est ni un mot ni une expression
said-not-language = « { $a } » n’est pas un code de langue tel que fr, bm, ffm, ar ou en
said-not-one-of = « { $a } » n’est pas admis ici ; sont admis { $b }
said-regex-too-large = elle est trop grande
said-regex-unclosed-group = une parenthèse n’est pas fermée
said-regex-unopened-group = une parenthèse se ferme sans avoir été ouverte
said-regex-unclosed-class = un crochet n’est pas fermé
said-regex-unclosed-count = une accolade n’est pas fermée
said-regex-unclosed-name = le nom d’un groupe n’est pas fermé
said-regex-nothing-repeated = un signe de répétition (*, + ou ?) n’a rien à répéter
said-regex-bad-count = une répétition entre accolades demande un nombre
said-regex-count-range = dans une répétition, le premier nombre dépasse le second
said-regex-class-range = dans un crochet, le premier caractère d’un intervalle vient après le second
said-regex-class-bound = dans un crochet, une borne d’intervalle n’est pas un caractère
said-regex-class-escape = une barre oblique inverse ne peut pas se lire dans un crochet
said-regex-escape-end = rien ne suit la barre oblique inverse à la fin
said-regex-escape = ce qui suit une barre oblique inverse n’est pas connu
said-regex-flag-end = une option manque à la fin
said-regex-flag = une option n’est pas connue
said-regex-name-empty = le nom d’un groupe est vide
said-regex-name = le nom d’un groupe a un caractère qui n’y est pas admis
said-regex-name-twice = deux groupes portent le même nom
said-regex-hexadecimal = un chiffre hexadécimal n’en est pas un
said-regex-unicode = une classe Unicode ne peut pas se lire
said-regex-unicode-property = cette propriété Unicode n’est pas connue
said-regex-unicode-value = cette valeur d’une propriété Unicode n’est pas connue
said-regex-backreference = les renvois à un groupe ne sont pas possibles
said-regex-look-around = regarder avant ou après n’est pas possible
said-no-code-above = il n’y a pas de code « { $a } » au-dessus
said-no-code = il n’y a pas de code « { $a } »
said-several-codes = « { $a } » peut désigner plusieurs codes : { $b }
said-no-document = il n’y a pas de document « { $a } »
said-several-documents = « { $a } » peut désigner plusieurs documents : { $b }
said-no-case = il n’y a pas de cas « { $a } »
said-no-coder-but = il n’y a pas de codeur « { $a } » ; les codeurs sont { $b }
said-no-coder = il n’y a pas de codeur « { $a } »
said-no-turn = « { $b } » n’a pas de tour { $a } : il en a { $c }
said-no-speaker-in = personne ne parle sous « { $a } » dans « { $b } »
said-no-speaker = personne ne parle sous « { $a } »
said-no-attribute = il n’y a pas d’attribut « { $a } » ; les attributs sont { $b }
said-no-round = il n’y a pas de tour « { $a } » ; { $b }
said-no-round-kept = aucun n’a été conservé
said-the-rounds = les tours sont { $a }
said-hint-documents = griot documents liste les documents avec leurs noms courts
said-hint-cases = griot table cases liste les cas
said-hint-codes = griot codebook show liste les codes avec leurs chemins
said-coded-already = « { $a } » est déjà sur { $b }
said-category = « { $a } » est une catégorie : codez avec un de ses sous-codes
said-empty-passage = le passage { $a } ne contient aucun caractère
said-beyond-text = le passage { $a } dépasse « { $b } », qui se termine à { $c }
said-backwards = la fin { $a } vient avant le début { $b }
said-not-span = « { $a } » n’est pas un intervalle : écrivez DÉBUT..FIN, en caractères comptés à partir de 0
said-hint-positions = les positions se comptent en caractères à partir de 0, la fin non comprise
said-gone = cet élément ({ $a }) n’est pas dans ce projet
said-name-taken = « { $b } » existe déjà ({ $a })
said-bad-name = « { $a } » ne peut pas être un nom ({ $b }) : { $c }
said-bad-key = une clé est un seul mot, sans point ni espace
said-not-writable-in-query = une requête ne pourrait pas l’écrire
said-circle = un code ne peut pas entrer dans lui-même ni dans un de ses sous-codes
said-started-already = ce projet a déjà été commencé
said-nothing-to-undo = il n’y a rien à annuler
said-nothing-to-redo = il n’y a rien à rétablir
said-nothing = il n’y a rien à faire : { $a }
said-code-stays = le code reste tel quel
said-coder-stays = le codeur reste tel quel
said-name-one-line = un nom tient sur une ligne
said-name-of-consensus = ce qui a été décidé entre codeurs figure sous ce nom
said-hint-coder-taken = deux personnes ne sont pas réunies en une : choisissez un autre nom
said-code-stays-put = le code reste à sa place
said-codings-stay = les codages restent tels quels
said-document-stays = le document reste tel quel
said-memo-stays = le mémo reste tel quel
said-name-stays-same = le nom reste le même
said-project-stays = le projet reste tel quel
said-role-stays-same = le rôle reste le même
said-search-stays = la recherche reste telle quelle
said-stop-words-stay = les mots vides restent tels quels
said-summary-stays = le résumé reste tel quel
said-turn-is-in-that-language-already = le tour est déjà dans cette langue
said-value-stays-same = la valeur reste la même
said-every-code-here = tous les codes sont déjà ici, et tels que dans le fichier
said-all-here = tout ce que contient le fichier est déjà ici
said-nothing-in-copy = l’autre copie ne contient rien qui ne soit ici
said-quoted-already = ces passages y sont déjà notés comme cités
said-linked-already = { $a } est déjà lié à { $b }
said-no-passage-given = aucun passage n’a été donné
said-no-coding-given = aucun codage n’a été donné
said-no-use-given = aucun emploi d’une citation n’a été donné
said-no-new-case = aucun cas ni aucun lien n’est nouveau
said-no-new-coding = aucun codage n’est nouveau (déjà ici : { $a })
said-no-new-concepts = aucune liste de notions n’est nouvelle
said-no-new-document = aucun document n’est nouveau
said-no-new-memo = aucun mémo n’est nouveau
said-no-new-value = aucune valeur n’est nouvelle
said-join-only = seuls des codages d’un même codeur avec un même code peuvent être joints
said-caret-outside = le curseur est en dehors du codage, ou à sa fin
said-found-coded-already = tout ce qui a été trouvé est déjà codé
said-nothing-to-code = la requête ne trouve rien qui ne soit déjà codé ainsi
said-not-allowed = « { $a } » n’est pas une valeur admise ; sont admises { $b }
said-not-whole = « { $a } » n’est pas un nombre entier
said-not-boolean = « { $a } » n’est ni vrai ni faux
said-not-date = « { $a } » n’est pas une date : écrivez 2031, 2031-Q2, 2031-05 ou 2031-05-14
said-value-empty = la valeur est vide : enlevez la ligne, ou écrivez unknown, not_asked, refused ou na
said-conflict = un élément ({ $a }) n’est pas tel que la modification l’attend
said-agreement-is-off = la comparaison des codeurs est désactivée dans ce projet
said-hint-agreement-off = griot agreement PROJET --switch on, ou les réglages du projet, l’activent
said-too-few-coders = l’accord se mesure entre deux codeurs différents au moins
said-too-many-coders = { $a } codeurs au plus peuvent être comparés à la fois
said-no-common-document = aucun document n’est codé par tous ; choisissez d’autres codeurs ou documents
said-hint-who-coded = griot table frequency PROJET --by coder montre qui a codé ; --documents choisit des documents
said-hint-reopen = fermez puis rouvrez le projet, et réessayez
said-no-file = il n’y a pas de fichier { $a }
said-hint-no-file = vérifiez l’orthographe, ou créez-le avec griot new
said-waits-for-consent = { $a } de « { $b } » en attente, faute de consentement enregistré : enregistrez-le et reprenez le fichier
said-not-agreed = { $a } de « { $b } » hors du projet : il n’y a pas de consentement à l’analyse
said-states-of-table = l’état de pseudonymisation de { $a } est celui que dit le tableau (dont { $b } à l’état « prêt pour la diffusion ») : personne ne l’a vérifié ici
said-exists = { $a } existe déjà
said-hint-exists = choisissez un autre nom, ou déplacez l’ancien fichier
said-wrong-passphrase = { $a } ne s’ouvre pas avec cette phrase secrète, ou ce n’est pas un projet Griot
said-hint-wrong-passphrase = saisissez-la de nouveau : capitales et espaces comptent. Si elle est perdue, la clé de secours ouvre le projet, et rien d’autre
said-passphrase-missing = { $a } est chiffré, ou ce n’est pas un projet Griot
said-hint-passphrase-missing = donnez la phrase secrète par --passphrase-file ou GRIOT_PASSPHRASE
said-not-a-project = { $a } n’est pas un projet Griot
said-hint-not-a-project = ouvrez un fichier créé avec griot new
said-damaged = { $a } est endommagé : le fichier est tronqué ou a été écrasé
said-hint-damaged = revenez à une copie du fichier ; ne travaillez plus avec celui-ci
said-too-new = { $a } a été écrit par un Griot plus récent (version du fichier { $b }, connue ici { $c })
said-hint-too-new = installez le Griot plus récent ; le fichier n’a pas été touché
said-read-only-place = { $a } ne peut pas être écrit : le dossier ou le fichier est en lecture seule
said-hint-read-only-place = copiez le projet dans un dossier où vous pouvez écrire
said-no-database = { $a } n’est pas une base SQLite
said-file-gone-saved = { $a } a été déplacé ou supprimé pendant qu’il était ouvert : tout ce qui a été fait est enregistré sous { $b }
said-file-replaced-saved = { $a } a été remplacé par un autre fichier pendant qu’il était ouvert : tout ce qui a été fait est enregistré sous { $b }
said-file-gone = { $a } a été déplacé ou supprimé pendant qu’il était ouvert, et ce qui a été fait n’a pas pu être enregistré à côté
said-file-replaced = { $a } a été remplacé par un autre fichier pendant qu’il était ouvert, et ce qui a été fait n’a pas pu être enregistré à côté
said-hint-file-gone = ouvrez ce fichier ; ou remettez le projet à sa place et reprenez-y ce fichier par griot merge
said-hint-file-replaced = rouvrez le projet et reprenez-y ce fichier par griot merge
said-hint-unsaved = ne fermez pas le projet : faites de la place dans son dossier ou rebranchez le disque, et réessayez
said-no-copies = un projet en mémoire ne peut pas être copié
said-disk-full = le disque est plein : rien n’a été écrit
said-hint-disk-full = faites de la place et réessayez
said-changed-elsewhere = un élément ({ $a }) a été modifié entre-temps par quelqu’un d’autre : rien n’a été écrit
said-read-only = le projet n’est ouvert qu’en lecture
said-held = le projet est ouvert ailleurs, par { $a } sur { $b } : ici il ne peut être que lu
said-bad-row = une ligne de la table { $a } ne peut pas être comprise : { $b }
said-number-out-of-range = le nombre { $a } est hors limites
said-bad-hash = une empreinte n’a pas 32 octets
said-bad-verdict = une décision « { $a } »
said-bad-operation = une opération du genre « { $a } »
said-bad-memo-target = un mémo sur « { $a } »
said-not-sha = « { $a } » n’est pas un SHA-256 en hexadécimal
said-project-unusable = le fichier du projet est inutilisable : { $a }
said-hint-check = griot check liste ce qui ne va pas dans le fichier
said-history-broken = l’historique de ce projet est incomplet
said-database-damaged = la base est endommagée : { $a }
said-page-damaged = une page chiffrée est endommagée : { $a }
said-reference-astray = une ligne de { $a } renvoie à quelque chose qui n’existe pas
said-changed-behind = un élément ({ $a }) a été modifié à l’insu du programme
said-history-unreadable = l’historique est illisible : { $a }
said-history-misfit = l’historique ne mène pas à ce que contient le fichier
said-document-without-text = le document « { $a } » n’a pas de texte ou pas de mise en forme
said-name-twice = deux documents portent le nom « { $a } »
said-layout-misfit = la mise en forme de « { $a } » ne correspond pas à son texte
said-coding-outside = le codage { $a } sort de son texte
said-coding-astray = le codage { $a } renvoie à un document, un code ou un codeur qui n’existe pas
said-code-astray = le code « { $a } » n’est rattaché à rien, ou à lui-même
said-path-twice = deux codes ont le chemin « { $a } »
said-concept-twice = deux listes de notions portent le nom « { $a } »
said-astray = un élément ({ $a }) renvoie à quelque chose qui n’existe pas
said-merge-unreadable = l’autre copie contient un élément ({ $a }) illisible : { $b }
said-merge-unsound = les deux copies ne peuvent être réunies sans défaut : { $a }
said-merge-itself = c’est le projet lui-même, non une autre copie
said-merge-conflicts = { $a } entre les deux copies
said-index-damaged = l’index de recherche est endommagé ({ $a }) : reconstruisez-le
said-index-foreign = l’index de recherche vient d’une autre version de Griot : reconstruisez-le
said-index-failed = l’index de recherche a échoué : { $a }
said-index-unreadable = l’index de recherche est illisible : { $a }
said-hint-reindex = griot reindex reconstruit l’index à partir des textes
said-index-list = sa liste de fichiers n’est pas fiable
said-index-column = il manque une colonne
said-index-word = un mot n’est pas en UTF-8
said-index-file-missing = il manque le fichier { $a }
said-index-checksum = le fichier { $a } ne correspond pas à sa somme de contrôle
said-index-behind = l’index n’a pas vu tous les textes
said-unknown-format = les fichiers en « { $a } » ne peuvent pas être lus
said-hint-unknown-format = enregistrez-le en .docx, .odt, .rtf, .html, .txt, .md, .vtt, .srt ou .eaf
said-no-text = le fichier ne contient aucun texte
said-hint-right-file = vérifiez que c’est le bon fichier
said-not-text = le fichier n’est pas un texte : il est rempli de caractères de contrôle
said-hint-not-text = ouvrez-le avec le programme qui l’a créé, et enregistrez-le en .docx ou .txt
said-unknown-encoding = « { $a } » n’est pas un encodage
said-hint-encoding = utf-8, windows-1252, utf-16le et d’autres semblables sont connus
said-not-docx = le fichier se termine en .docx mais n’est pas un document Word : { $a }
said-bad-docx = le document Word est endommagé : { $a }
said-hint-docx = ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau en .docx
said-not-of-format = le fichier n’est pas du type attendu ({ $a }) : { $b }
said-hint-save-again = ouvrez-le avec le programme qui l’a créé, et enregistrez-le de nouveau
said-too-large = le fichier décompressé dépasse { $a } Mo : aucune transcription n’est aussi grande
said-file-too-large = { $a } dépasse { $b } Mo : ce n’est pas une transcription
said-old-doc = c’est un ancien fichier .doc, ou il a un mot de passe
said-no-zip-or-cut = ce n’est pas une archive zip, ou sa fin manque
said-no-zip = ce n’est pas une archive zip
said-holds-no-document = il ne contient aucun document
said-holds-no-content = il ne contient aucun contenu
said-holds-no-text = il ne contient aucun texte
said-part-not-unpacked = sa partie { $a } ne peut pas être décompressée ({ $b })
said-part-not-utf = sa partie { $a } n’est pas en UTF-8
said-no-rtf-begin = il ne commence pas par {"{"}\rtf
said-no-eaf-root = sa racine n’est pas ANNOTATION_DOCUMENT
said-same-text = le même texte est déjà ici sous « { $a } » : il n’est pas repris
said-same-text-left = le même texte est déjà ici sous « { $a } » ; il n’est pas repris
said-same-text-codings = le même texte est déjà ici sous « { $a } » ; ses codages y vont
said-text-differs = le texte est autre dans le fichier
said-guessed-encoding = l’encodage est une supposition ({ $a }) : regardez les accents
said-unreadable = illisible : { $a }
said-file-unreadable = { $a } est illisible : { $b }
said-undecodable = certains caractères sont illisibles en { $a } et apparaissent comme �
said-comments = { $a ->
        [one] { $a } commentaire a été laissé
       *[other] { $a } commentaires ont été laissés
    } de côté
said-deleted = { $a ->
        [one] { $a } passage supprimé en suivi des modifications a été laissé
       *[other] { $a } passages supprimés en suivi des modifications ont été laissés
    } de côté
said-pictures = { $a ->
        [one] { $a } image a été laissée
       *[other] { $a } images ont été laissées
    } de côté
said-lone-label = « { $a }: » n’apparaît qu’une fois et n’est pas pris pour un locuteur
said-nul = { $a ->
        [one] { $a } caractère NUL est devenu
       *[other] { $a } caractères NUL sont devenus
    } �
said-notes = { $a ->
        [one] { $a } bloc qui n’est pas un sous-titre a été laissé
       *[other] { $a } blocs qui ne sont pas des sous-titres ont été laissés
    } de côté
said-bad-cue = un sous-titre n’a pas de temps lisible et a été pris comme texte
said-not-utf = la ligne { $a } n’est pas en UTF-8 (octet { $b }) : enregistrez le tableau en « CSV UTF-8 »
said-table-empty = le tableau est vide
said-column-missing = il manque la colonne « { $a } » ; les colonnes sont { $b }
said-column-twice = la colonne « { $a } » figure deux fois
said-doc-and-case = le tableau a à la fois « doc » et « case » : faites un tableau de chaque
said-bad-header = l’en-tête est illisible : { $a }
said-row-unreadable = 1 ligne est illisible, aucune n’a donc été reprise
said-rows-unreadable = { $a } lignes sont illisibles, aucune n’a donc été reprise
said-row-refused = 1 ligne ne peut pas être reprise, aucune ne l’a donc été
said-rows-refused = { $a } lignes ne peuvent pas être reprises, aucune ne l’a donc été
said-and-more = et { $a } de plus
said-hint-rows = corrigez les lignes et importez de nouveau le fichier
said-not-a-list = la ligne { $a } n’est pas une liste : écrivez nom = mot, mot
said-line-column = ligne { $a }, colonne { $b }
said-second-parent = ligne { $a } : la catégorie « { $b } » est déjà dans « { $c } », donc « { $d } » a été laissé de côté
said-line = ligne { $a } : { $b }
said-code-number = code numéro { $a } : { $b }
said-one-left-out = élément laissé de côté : { $a } « { $b } »
said-several-left-out = { $a } éléments laissés de côté ({ $b }) : { $c }
said-too-many-cells = { $a ->
        [one] { $a } cellule
       *[other] { $a } cellules
    }, mais l’en-tête a { $b ->
        [one] { $b } colonne
       *[other] { $b } colonnes
    }
said-text-behind-cell = du texte suit le guillemet qui ferme la cellule ouverte à la ligne { $a } : un guillemet dans une cellule s’écrit deux fois
said-open-cell = un guillemet ouvre ici une cellule et n’est jamais fermé
said-not-position = { $a } « { $b } » n’est pas un nombre de caractères à partir de 0
said-too-long-cell = { $a } : « { $b } » est trop long
said-column-not-boolean = { $a } : « { $b } » n’est ni vrai ni faux
said-not-time = created : « { $a } » n’est pas un instant tel que 2031-02-14T08:12:00Z
said-not-colour = « { $a } » n’est pas une couleur telle que #A47B06
said-not-kind = « { $a } » n’est pas un genre de document : interview, focus-group, field-note ou document
said-not-coding = « { $a } » n’est pas de la forme doc:début..fin:code:codeur
said-not-target = « { $a } » n’est ni project, ni document, ni code, ni coding, ni case
said-memo-no-target = un mémo sur le projet n’a pas de cible
said-memo-needs-target = un mémo demande ici une cible ({ $a })
said-speaker-needs-document = un locuteur demande un document
said-parent-needs-category = une catégorie supérieure demande une catégorie
said-attribute-nameless = l’attribut n’a pas de nom
said-case-nameless = le cas n’a pas de nom
said-other-value-in-line = { $a } a une autre valeur à la ligne { $b }
said-quote-astray = la citation ne se trouve pas en { $a } de « { $b } » : le texte a changé, ou les positions sont comptées autrement
said-no-coding-at = { $a } n’a pas de codage { $b } en { $c } de « { $d } »
said-new-value = nouvelle valeur « { $a } » de { $b } : vérifiez qu’elle est voulue
said-new-attribute = nouvel attribut « { $a } » : texte, ouvert (peut être exporté)
said-rows-known = déjà ici, et non repris : { $a } (le même codeur a le même code sur le même passage)
said-not-codebook = ce n’est pas un livre de codes en json : { $a }
said-other-format = c’est un « { $a } », non un « { $b } »
said-codebook-too-new = ce livre de codes a été écrit par un Griot plus récent (version { $a })
said-codebook-unreadable = le livre de codes est illisible, aucun code n’a donc été repris
said-category-circle = la catégorie « { $a } » est dans elle-même : ses catégories supérieures tournent en rond
said-code-circle = il est rattaché à lui-même : les codes au-dessus tournent en rond
said-levels = { $a } niveaux de codes, c’est trop ; { $b } sont possibles
said-level = il est au niveau { $a }, trop profond ; { $b } sont possibles
said-code-empty-part = le code « { $a } » a une partie vide
said-code-stands-already = le code « { $a } » figure déjà : { $b } { $c }
said-path-stands-already = le chemin « { $a } » figure déjà : { $b } { $c }
said-not-this = ce n’est pas { $a } : { $b }
said-hint-not-this = vérifiez que c’est le bon fichier ; .qdpx, .qde et .qdc sont du REFI-QDA, et les projets QualCoder (.qda), Taguette (.sqlite3) et RQDA (.rqda) sont lus aussi
said-tables-missing = ses tables manquent
said-no-data-qda = le dossier ne contient pas de data.qda
said-several-taguette = il contient { $a } projets : exportez de Taguette celui qu’il faut
said-neither-zip-nor-xml = ce n’est ni une archive zip ni du XML
said-root-element = son élément racine est « { $a } »
said-archive-damaged = l’archive est endommagée : { $a }
said-not-unpacked = « { $a } » ne peut pas être décompressé ({ $b })
said-hint-archive = exportez-la de nouveau depuis le programme qui l’a créée, et copiez-la en entier
said-archive-without-project = l’archive ne contient pas de projet (.qde)
said-hint-no-project = exportez un projet avec ses documents ; un livre de codes seul se termine en .qdc
said-several-projects = l’archive contient plusieurs projets : { $a }
said-hint-several-projects = décompressez-la et donnez le fichier .qde qu’il faut
said-beyond-limit = { $a } dépasse ce que Griot décompresse : { $b }
said-hint-beyond-limit = exportez-la sans les médias, ou en plusieurs parties
said-archive-of = une archive de { $a } fichiers
said-limit-files = { $a } fichiers
said-limit-sizes = { $a } Mo par fichier, { $b } Mo en tout, et { $c } fois sa taille compressée
said-limit-mb = { $a } Mo
said-in-archive = « { $a } » dans l’archive
said-archive-encrypted = l’archive est chiffrée
said-hint-archive-encrypted = exportez-la de nouveau sans mot de passe
said-bad-xml = le projet dans le fichier est illisible : { $a }
said-doctype = il déclare un type de document (DOCTYPE), qui peut cacher une attaque et n’est jamais lu
said-hint-export-again = exportez-le de nouveau depuis le programme qui l’a créé
said-not-read-or-made = le fichier ne peut être ni lu ni assemblé : { $a }
said-new-and-changed = { $a } et { $b ->
        [one] { $b } modifié
       *[other] { $b } modifiés
    }
said-only-new = { $a } : { $b } en plus
said-only-changed = { $a } : { $b ->
        [one] { $b } modifié
       *[other] { $b } modifiés
    }
said-new-changed = { $a } : { $b } en plus, { $c ->
        [one] { $c } modifié
       *[other] { $c } modifiés
    }
said-coding-left = { $a } de ce projet n’est pas dans le fichier et reste
said-codings-left = { $a } de ce projet ne sont pas dans le fichier et restent
said-codings-followed = { $a } ont suivi leurs mots dans le nouveau texte ; { $b ->
        [one] { $b } dont les mots ont disparu a été retiré (annuler le ramène)
       *[other] { $b } dont les mots ont disparu ont été retirés (annuler les ramène)
    }
said-there-already = { $a } est déjà là
said-hint-there-already = choisissez un autre nom, ou ajoutez --overwrite
said-not-written = { $a } ne peut pas être écrit : { $b }
said-hint-not-written = choisissez un dossier où vous pouvez écrire
said-too-many-rows = le tableau a { $a } lignes, et une feuille Excel s’arrête à 1 048 576
said-hint-too-many-rows = écrivez-le en .csv
said-not-csv = le tableau ne peut pas être écrit en csv : { $a }
said-not-xlsx = le tableau ne peut pas être écrit en xlsx : { $a }
said-not-json = le tableau ne peut pas être écrit en json : { $a }
said-not-drawn = le graphique ne peut pas être dessiné : { $a }
said-no-beginning = il n’a pas de début
said-picture-too-large = il est trop grand pour une image
said-not-packed = le fichier ne peut pas être compressé : { $a }
said-not-put-together = le fichier ne peut pas être assemblé : { $a }
said-unknown-ending = « { $a } » n’est pas un format pour ceci ; employez { $b }
said-no-table = il n’y a pas de tableau à écrire
said-no-profiles-authority = des profils de cas individuels ne sont jamais faits pour une autorité
said-no-account-authority = ce que contient le récit d’une seule personne n’est pas fait pour une autorité
said-may-not-go = { $a } ne peut pas aller à ce destinataire ({ $b }) : { $c }
said-no-graph = un tableau du genre { $a } n’est pas un graphe ; seul cooccurrence l’est
said-crossed-with-itself = « { $a } » ne peut pas être croisé avec lui-même ; choisissez deux attributs
said-profile-needs-case = un profil demande un cas ; les cas sont { $a }
said-chart-needs-document = un graphique le long d’un document demande --document
said-small-cells = des cellules de ce graphique valent pour moins de { $a } cas, ce qui pourrait faire reconnaître une personne : choisissez un autre attribut, ou un filtre
said-builtin = un élément fourni ({ $a }) est illisible
said-terminal = le terminal est inutilisable : { $a }
said-os-no-file = aucun fichier ni dossier de ce nom (erreur système { $a })
said-os-denied = accès refusé (erreur système { $a })
said-os-full = il n’y a plus de place sur le disque (erreur système { $a })
said-os-read-only = disque en lecture seule (erreur système { $a })
said-os-directory = c’est un dossier (erreur système { $a })
said-os-no-directory = ce n’est pas un dossier (erreur système { $a })
said-os-exists = le fichier existe déjà (erreur système { $a })
said-os-long-name = nom de fichier trop long (erreur système { $a })
said-empty = il manque un texte ({ $a })
said-cell-empty = { $a } est vide
said-about = { $a } : { $b }
said-act-new-project = nouveau projet avec { $a }
said-act-rename-project = renommer le projet
said-act-code-more = coder { $a } { $b } { $c } et { $d } de plus
said-act-code = coder { $a } { $b } { $c }
said-act-uncode = décoder { $a } { $b } { $c }
said-act-remove-code = supprimer le code { $a } et { $b }
said-act-remove-document = retirer le document { $a } et { $b }
said-act-remove-case = retirer le cas { $a }
said-act-remove-memo = retirer un mémo ({ $a })
said-act-remove-round = supprimer le tour « { $a } » de l’accord
said-act-remove-summary = retirer le résumé de { $a }
said-act-remove-search = retirer une recherche enregistrée
said-act-remove-concepts = retirer une liste de notions
said-act-remove = retirer { $a }
said-act-change-code = modifier le code { $a }
said-act-change-document = modifier le document { $a }
said-act-change-memo = modifier un mémo ({ $a })
said-act-change-summary = modifier le résumé de { $a }
said-act-change-search = modifier une recherche enregistrée
said-act-change = modifier { $a }
said-act-import-codebook = importer le livre de codes : { $a } en plus, { $b ->
        [one] { $b } modifié
       *[other] { $b } modifiés
    }
said-act-import-cases = importer { $a } et { $b }
said-act-import-states = importer { $a }, dont l’état de pseudonymisation de { $b } selon le tableau
said-act-import = importer { $a }
said-act-take-study-with = reprendre une étude : { $a }
said-act-take-study = reprendre une étude
said-act-export = exporter { $a } pour { $b } : { $c ->
        [one] { $c } document
       *[other] { $c } documents
    }, { $d ->
        [one] { $d } omis
       *[other] { $d } omis
    }
said-act-new-code = nouveau code { $a }
said-act-move-code = déplacer le code { $a }
said-act-merge-code = fusionner le code { $a } avec { $b }
said-act-seal = chiffrer le projet
said-act-unseal = enlever le chiffrement du projet
said-act-passphrase = changer la phrase secrète du projet
said-act-merge-copy = fusionner une autre copie
said-act-merge-acts = fusionner { $a } de { $b }
said-act-join-codings = joindre deux codages de { $a }
said-act-split-coding = scinder un codage de { $a }
said-act-list-project = lister le projet parmi les récents
said-act-unlist-project = ne pas lister le projet
said-act-agreement-on = comparer les codeurs dans ce projet
said-act-agreement-off = ne pas comparer les codeurs dans ce projet
said-act-settle = trancher { $a } { $b } { $c }
said-act-open-again = rouvrir { $a } { $b } { $c }
said-act-keep-round = conserver le tour « { $a } » de l’accord
said-act-define-attribute = définir l’attribut { $a }
said-act-new-case = nouveau cas { $a }
said-act-rename-coder = le codeur { $a } devient { $b }
said-act-rename-case = le cas { $a } devient { $b }
said-act-link-case = cas { $a } dans { $b }
said-act-turn-language = le tour { $a } de { $b } est en { $c }
said-act-unlink-case = détacher un cas d’un document
said-act-role = { $a } est { $b } dans { $c }
said-act-memo = mémo ({ $a })
said-act-summary = résumé de { $a }
said-act-quotes-used = { $a } dans « { $b } »
said-act-forget = oublier { $a }
said-act-save-search = enregistrer une recherche
said-act-set = enregistrer { $a }
said-act-set-stop-words = fixer les mots vides ({ $a })
said-act-rename-concepts = renommer une liste de notions
said-act-value-of = { $a } de { $b }
said-word-attribute = attribut
said-word-attribute-list = liste d’attributs
said-word-case = cas
said-word-case-or-document = cas ou document
said-word-code = code
said-word-code-number = code numéro
said-word-coder = codeur
said-word-coder-among-those-compared = codeur parmi ceux que l’on compare
said-word-coding = codage
said-word-column = colonne
said-word-concept = liste de notions
said-word-concept-list = liste de notions
said-word-departure = export
said-word-disagreement = désaccord
said-word-document = document
said-word-doc = document
said-word-field = champ
said-word-interpreter = interprète
said-word-interviewer = enquêteur
said-word-kept = élément conservé
said-word-kept-file-of-another-tool = fichier conservé d’un autre outil
said-word-kept-round = tour conservé
said-word-kept-thing = élément conservé
said-word-key-of-the-attribute = clé de l’attribut
said-word-layout = mise en forme
said-word-line = ligne
said-word-link = lien
said-word-link-between-a-case-and-a-document = lien entre un cas et un document
said-word-link-of-a-case = lien d’un cas
said-word-list-of-stop-words = liste de mots vides
said-word-list-of-words = liste de mots
said-word-memo = mémo
said-word-name-of-the-coder = nom du codeur
said-word-name-of-the-case = nom du cas
said-word-name-of-the-code = nom du code
said-word-name-of-the-concept-list = nom de la liste de notions
said-word-name-of-the-document = nom du document
said-word-name-of-the-project = nom du projet
said-word-name-of-the-round = nom du tour
said-word-name-of-the-search = nom de la recherche
said-word-part-kept-for-re-export = élément conservé pour le réexport
said-word-participant = participant
said-word-place-where-a-quote-was-used = endroit où une citation est employée
said-word-project = projet
said-word-reason = raison
said-word-round = tour d’accord
said-word-row = ligne
said-word-saved-search = recherche enregistrée
said-word-settled-disagreement = désaccord tranché
said-word-settlement = désaccord tranché
said-word-stop-words = liste de mots vides
said-word-summary = résumé d’une cellule
said-word-summary-of-a-cell = résumé d’une cellule
said-word-text = texte
said-word-use-of-a-quote = emploi d’une citation
said-word-value = valeur
said-word-value-of-an-attribute = valeur d’un attribut
said-word-case-link = lien d’un cas
said-word-saved-search-key = recherche enregistrée
said-word-quote-use = emploi d’une citation
said-word-info = projet
said-word-team = l’équipe
said-word-partner = une institution partenaire
said-word-authority = une autorité
said-word-public = le public
said-word-archive = une archive
said-word-the-research-team = l’équipe de recherche
said-word-a-partner-institution = une institution partenaire
said-word-an-authority = une autorité
said-word-the-public = le public
said-word-an-archive = une archive
said-word-the-participant-has-withdrawn = le participant s’est retiré
said-word-the-consent-does-not-cover-this-recipient = le consentement ne couvre pas ce destinataire
said-word-no-consent-is-recorded = aucun consentement n’est enregistré
said-word-pseudonymisation-is-not-release-ready = la pseudonymisation n’est pas prête pour la diffusion
said-word-it-holds-allegations-of-ill-treatment-or-self-incrimination = il contient des allégations de mauvais traitements ou une auto-incrimination
said-word-a-case-of-it-is-highly-restricted = un de ses cas est hautement restreint
said-word-rtf-document = document RTF
said-word-elan-transcript-eaf = transcription ELAN (.eaf)
said-word-opendocument-text-odt = texte OpenDocument (.odt)
said-word-a-refi-qda-file = un fichier REFI-QDA
said-word-a-qualcoder-project = un projet QualCoder
said-word-a-taguette-project = un projet Taguette
said-word-an-rqda-project = un projet RQDA
said-word-the-file = le fichier
said-n-act =
    { $n ->
        [one] { $n } action
       *[other] { $n } actions
    }
said-n-case =
    { $n ->
        [one] { $n } cas
       *[other] { $n } cas
    }
said-n-code =
    { $n ->
        [one] { $n } code
       *[other] { $n } codes
    }
said-n-coding =
    { $n ->
        [one] { $n } codage
       *[other] { $n } codages
    }
said-n-concept-list =
    { $n ->
        [one] { $n } liste de notions
       *[other] { $n } listes de notions
    }
said-n-conflict =
    { $n ->
        [one] { $n } conflit
       *[other] { $n } conflits
    }
said-n-document =
    { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
said-n-link =
    { $n ->
        [one] { $n } lien
       *[other] { $n } liens
    }
said-n-memo =
    { $n ->
        [one] { $n } mémo
       *[other] { $n } mémos
    }
said-n-quote =
    { $n ->
        [one] { $n } citation
       *[other] { $n } citations
    }
said-n-row =
    { $n ->
        [one] { $n } ligne
       *[other] { $n } lignes
    }
said-n-use-of-a-quote =
    { $n ->
        [one] { $n } emploi d’une citation
       *[other] { $n } emplois de citations
    }
said-n-value =
    { $n ->
        [one] { $n } valeur
       *[other] { $n } valeurs
    }
said-n-new-case =
    { $n ->
        [one] { $n } nouveau cas
       *[other] { $n } nouveaux cas
    }
said-n-new-code =
    { $n ->
        [one] { $n } nouveau code
       *[other] { $n } nouveaux codes
    }
said-n-new-coding =
    { $n ->
        [one] { $n } nouveau codage
       *[other] { $n } nouveaux codages
    }
said-n-new-document =
    { $n ->
        [one] { $n } nouveau document
       *[other] { $n } nouveaux documents
    }
said-n-new-memo =
    { $n ->
        [one] { $n } nouveau mémo
       *[other] { $n } nouveaux mémos
    }
said-n-changed-case =
    { $n ->
        [one] { $n } cas modifié
       *[other] { $n } cas modifiés
    }
said-n-changed-code =
    { $n ->
        [one] { $n } code modifié
       *[other] { $n } codes modifiés
    }
said-n-changed-coding =
    { $n ->
        [one] { $n } codage modifié
       *[other] { $n } codages modifiés
    }
said-n-changed-document =
    { $n ->
        [one] { $n } document modifié
       *[other] { $n } documents modifiés
    }
said-n-changed-memo =
    { $n ->
        [one] { $n } mémo modifié
       *[other] { $n } mémos modifiés
    }
said-or = ou

# Accord entre codeurs
place-agreement = Accord
agreement-coders = Codeurs
agreement-only-two = Seulement les deux premiers
agreement-unit = Unité
agreement-unit-character = Caractère
agreement-unit-turn = Tour de parole
agreement-unit-paragraph = Paragraphe
agreement-unit-document = Document
agreement-statistic = Coefficient
agreement-documents = Documents
agreement-common = { $n ->
    [one] { $n } document
   *[other] { $n } documents
  }
agreement-all-common = Tous ceux que chacun a codés
agreement-n = n = { $n }
agreement-pooled = Tous les codes ensemble
agreement-both = Les deux
agreement-only = { $coder } seul
agreement-applied = Appliqué
agreement-passages = Passages
agreement-interval = Intervalle
agreement-short-percent = %
agreement-short-cohen-kappa = Kappa
agreement-short-krippendorff-alpha = Alpha
agreement-short-brennan-prediger = B-P
agreement-short-fleiss-kappa = Fleiss
agreement-short-gwet-ac1 = AC1
agreement-short-jaccard = Jaccard
agreement-short-alpha-u = Alpha U
agreement-rare-character = Trop rare, moins de { $n } passages
agreement-rare-turn = Trop rare, moins de { $n } tours
agreement-rare-paragraph = Trop rare, moins de { $n } paragraphes
agreement-rare-document = Trop rare, moins de { $n } documents
agreement-foot = { $rare ->
        [0] Intervalle à 95 % :
        [one] 1 code est trop rare pour être rapporté. Intervalle à 95 % :
       *[other] { $rare } codes sont trop rares pour être rapportés. Intervalle à 95 % :
    } bootstrap sur { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }.
agreement-counting = Comparaison des codeurs.
agreement-none = Aucun document n’est codé par les deux. Choisissez d’autres codeurs ou documents.
agreement-few-coders = Une seule personne a codé ici. L’accord demande les codages d’au moins deux personnes.
agreement-blind = Vous codez en aveugle : les codages des autres ne sont pas montrés.
agreement-show-all = Montrer tous les codages
agreement-off = La comparaison des codeurs est désactivée dans ce projet. Les réglages du projet la réactivent.
agreement-differences = Différences
agreement-rounds = Tours
agreement-methods = Texte de méthode
agreement-others = Autres logiciels
agreement-count = { $n ->
        [one] { $n } différence
       *[other] { $n } différences
    }, { $settled ->
        [one] { $settled } tranchée
       *[other] { $settled } tranchées
    }
agreement-only-open = Seulement les ouvertes
agreement-no-differences = Les codeurs ne diffèrent pas ici.
agreement-more = En montrer { $n } de plus
agreement-kind-other = Autre code
agreement-kind-one = Codé par un seul
agreement-kind-some = Pas codé par tous
agreement-kind-bounds = Bornes différentes
agreement-no-coding = Aucun codage ici
agreement-show-in-text = Montrer dans le texte
agreement-reason = Raison
agreement-reason-hint = Pourquoi cette décision
agreement-reason-first = Écrivez d’abord la raison
agreement-keep = Garder { $coder }
agreement-keep-both = Garder les deux
agreement-keep-all = Tout garder
agreement-neither = Ni l’un ni l’autre
agreement-none-of-them = Aucun
agreement-changed = Ce point avait été tranché, mais les codages ont changé depuis.
agreement-settled-keep = Tranché comme { $coder } l’a codé
agreement-settled-all = Tranché : tout ce qui a été codé compte
agreement-settled-none = Tranché : le code n’a pas sa place ici
agreement-reopen = Rouvrir
agreement-round-name = Nom du tour
agreement-round-hint = Tour 1, avant la réunion
agreement-keep-round = Conserver ce tour
agreement-no-rounds = Aucun tour n’est conservé. Conservez les chiffres avant que l’équipe ne recode, afin de rapporter les deux tours.
agreement-forget = Supprimer le tour { $name }
agreement-first-round = Premier tour
agreement-second-round = Second tour
agreement-copy = Copier
compare-coders = Comparer les codeurs dans ce projet
compare-coders-meaning = Les équipes qui ne veulent pas de chiffres d’accord désactivent ceci : la page et sa commande disparaissent, et rien n’est perdu.
## Une autre copie du projet

act-merge-copy = Fusionner une autre copie
path-copy-hint = Chemin de l’autre copie (.griot). Elle est seulement lue.
merge-compare = Comparer
merge-take-in = Fusionner
merge-reading = Lecture de { $path } …
merge-passphrase = { $path } est chiffré. Sa phrase secrète :
merge-undo-takes-back = Une seule annulation défait tout.
merge-nothing = { $file } ne contient rien qui ne soit déjà ici.
merge-acts = { $file } contient { $acts ->
    [one] une action
   *[other] { $acts } actions
 } qui ne sont pas encore ici ({ $coders }).
merge-unrelated = Ce n’est pas une copie du projet ouvert : c’est un projet à part. Les choses ne sont tenues pour les mêmes que par leurs noms et leurs textes.
merge-count = { $kind } : { $added } de plus, { $changed ->
        [one] { $changed } changé
       *[other] { $changed } changés
    }, { $removed } de moins, { $same ->
        [one] { $same } fait
       *[other] { $same } faits
    } des deux côtés
merge-going = Retirés là-bas, donc ici aussi : { $names }
merge-conflicts = { $n ->
    [one] Un endroit où les deux copies disent autre chose
   *[other] { $n } endroits où les deux copies disent autre chose
 }. Choisissez ce qui doit rester ; le reste demeure dans l’historique.
merge-why-changed = { $kind } { $thing } : { $field }
merge-why-removed = { $kind } { $thing } : retiré dans une copie, utilisé dans l’autre
merge-why-name = { $kind } { $thing } : un autre porte le même nom
merge-why-circle = { $kind } { $thing } : les deux copies mettent des codes l’un sous l’autre
merge-here = Ici
merge-there = Là-bas
merge-nothing-there = rien
merge-said = { $side } : { $text }
merge-said-by = { $side } : { $text } ({ $coder }, { $day })
merge-kept-neither = Réglé de sorte que les deux demeurent.
merge-keep-here = Garder ce qui est ici
merge-keep-there = Garder ce qui est là-bas
merge-keep-both = Garder les deux
merge-kind-info = Projet
merge-kind-coder = Codeur
merge-kind-attribute = Attribut
merge-kind-case = Cas
merge-kind-document = Document
merge-kind-code = Code
merge-kind-case-link = Cas dans un document
merge-kind-coding = Codage
merge-kind-value = Valeur
merge-kind-memo = Mémo
merge-kind-departure = Export
merge-kind-saved-search = Recherche enregistrée
merge-kind-concept = Liste de mots
merge-kind-stop-words = Mots vides
merge-kind-other = Autre
job-comparing = Comparaison des copies
job-merging = Fusion
turn-language = Langue de ce tour de parole

# Consentement, retrait, conservation
consent-required = Ne coder que ce pour quoi un consentement est enregistré
consent-required-meaning = Un document dont rien n’est enregistré peut être lu, pas codé. Ce qui a été refusé n’est jamais codé, quel que soit ce réglage.
consent-of-files = Consentement pour ces fichiers
consent-title = Consentement pour { $name }
act-consent = Consentement et ce qu’il couvre…
consent-mode = Comment le consentement a été donné
consent-scope = Ce qu’il couvre
consent-date = Quand, aussi précisément qu’on le sait
consent-form = Version du formulaire de consentement
consent-none-meaning = Rien n’est enregistré. Choisissez comment le consentement a été donné ; pour qui n’a pas consenti, « Non obtenu », et rien n’en est codé.
consent-without-analysis = Sans « { consent-scope-analysis } », rien ne peut en être codé.
consent-lacks-scope = Dites ce que couvre le consentement ; si personne n’a consenti, choisissez « { consent-mode-not-obtained } ».
consent-lacks-date = Une date est une année, un trimestre, un mois ou un jour : 2031, 2031-Q2, 2031-05 ou 2031-05-17.
consent-later = Enregistré plus tard
consent-later-meaning = Tant que le consentement n’est pas enregistré, les documents sont marqués ; si le projet l’exige, ils ne peuvent être codés.
consent-mode-written = Écrit
consent-mode-thumbprint = Empreinte digitale
consent-mode-oral-recorded = Oral, enregistré
consent-mode-oral-witnessed = Oral, devant témoin
consent-mode-public-document = Document public
consent-mode-institutional-permission = Autorisation de l’institution
consent-mode-not-obtained = Non obtenu
consent-scope-analysis = Analyse
consent-scope-anonymous-quotation = Citation anonyme
consent-scope-paraphrase-only = Paraphrase seulement
consent-scope-sharing-team = Partage dans l’équipe
consent-scope-sharing-partner-institution = Partage avec des institutions partenaires
consent-scope-sharing-prison-authority = Partage avec l’administration pénitentiaire
consent-scope-archiving = Archivage
consent-scope-recontact = Être recontacté
consent-scope-translation = Traduction
withdraw-document = Retirer et détruire…
act-withdraw-document = Retirer le document et le détruire…
act-withdraw-passage = Retirer le passage sélectionné…
withdraw-title = Détruire { $name } ?
withdraw-passage-title = Détruire un passage de { $name } ?
withdraw-class = De quoi il s’agit : { $class }
withdraw-goes = Ce qui est détruit : { $what }
withdraw-repeated = Ses mots sont ôtés de ce qui reste : { $what }
withdraw-number = { $kind } ({ $n })
certificate-name = certificat-{ $name }
withdraw-copies = Copies à côté du projet, détruites aussi : { $n }
withdraw-final = Cela ne peut être annulé, ni rien de ce qui a été fait avant. Une ancienne copie ne peut le ramener. Les copies sur d’autres machines ne sont pas atteintes d’ici.
withdraw-reason = Pourquoi
withdraw-certificate = Certificat
withdraw-understood = Je comprends qu’il n’y a pas de retour
withdraw-destroy = Détruire
withdrawn-done = Détruit. Le certificat est { $path }
withdrawn-left = { $path } le contient encore et n’a pu être supprimé : { $why }
withdrawn-unswept = Un autre programme lisait le projet : les anciennes pages seront écrasées à la prochaine ouverture en écriture.
withdrawn-uncertified = C’est détruit, mais son certificat n’a pu être écrit : { $why }
withdrawn-certify-again = Sur la page « { place-history } », la ligne du retrait le réécrit.
certificate-again = Écrire son certificat
certificate-title = Certificat d’un retrait
certificate-file = certificat
certificate-meaning = Quelle classe, combien, quand et par qui, tel que le projet le conserve. Il ne contient aucun mot de ce qui a été retiré.
job-withdrawal = Retrait en cours
report-ethics = Fiche de protection des données
report-audit = Piste d’audit
merge-withdrawn = Retirés là-bas, et détruits ici aussi, sans retour : { $names }
merge-kind-tombstone = Retraits
merge-kind-revision = Textes modifiés
retention-overdue = { $n ->
    [one] Sa durée est écoulée : { $names }
   *[other] La durée de { $n } documents est écoulée : { $names }
}
retention-soon = { $n ->
    [one] À détruire dans les 90 jours : { $names }
   *[other] { $n } documents sont à détruire dans les 90 jours : { $names }
}
retention-hint = « Retirer et détruire » dans la liste des documents en détruit un, avec un certificat ; une date plus tardive dans ses attributs le garde.

# Pseudonymes
act-pseudonymise = Remplacer les vrais noms…
pseudonyms-title = Vrais noms dans { $name }
pseudonyms-look = Parcourir le document
pseudonyms-replace = Remplacer
pseudonyms-destroy-raw = Détruire les textes bruts
pseudonyms-place = { $at } sur { $n }
pseudonyms-more-places = et { $n ->
        [one] { $n } autre endroit
       *[other] { $n } autres endroits
    }
pseudonyms-take = Remplacer partout
pseudonyms-leave = Laisser tel quel
pseudonyms-back = Retour
pseudonyms-sum = { $n ->
    [one] 1 nom sera remplacé à { $places ->
        [one] { $places } endroit
       *[other] { $places } endroits
    }.
   *[other] { $n } noms seront remplacés à { $places ->
        [one] { $places } endroit
       *[other] { $places } endroits
    }.
}
pseudonyms-sum-meaning = Les codages restent sur leurs mots. Annuler rétablit tout jusqu’à la destruction des textes bruts, qui demande une seconde vérification de chaque document par une autre personne. Le journal des remplacements ne contient jamais les vrais mots.
because-vault = Le coffre connaît ces mots
because-list = Sur une liste de l’équipe
because-form = Ressemble à une date ou à un numéro de téléphone
because-capital = Majuscules au milieu d’une phrase
replaced-kind = Ce que c’est
replaced-name = Nom d’une personne
replaced-place = Lieu
replaced-date = Date
replaced-phone = Numéro de téléphone
replaced-other = Autre chose
pseudonym = Ce qui le remplace
vault-new = Les vrais noms sont gardés dans un coffre à part, à l’intérieur du projet. Choisir sa phrase secrète, 8 caractères au moins, autre que celle du projet : qui a les deux sait de qui il s’agit.
vault-known = Le coffre des vrais noms s’ouvre avec sa propre phrase secrète.
vault-passphrase = Phrase secrète du coffre
vault-warning = Sans cette phrase, personne ne peut dire de qui il s’agit, et les vrais noms sont perdus avec elle.
list-of-names = Fichier de noms de personnes, un par ligne (peut être vide)
list-of-places = Fichier de lieux, un par ligne (peut être vide)
job-names = Recherche des noms
# Sauvegardes
act-save-copy = Enregistrer une copie du projet…
save-copy = Enregistrer la copie
save-copy-name = { $name } copie
save-copy-meaning = Tout ce que contient le projet, historique et index compris, sous la même phrase secrète. La suite du travail n’y figure pas.
format-griot = Projet
act-backups = Sauvegardes…
backup-count = Combien de copies sont gardées
backup-folder = Dossier
backup-list = { $n ->
    [0] Pas encore de copie
    [one] 1 copie
   *[other] { $n } copies
}
backup-of = { $made } ({ $size } Mo)
backup-keep = Garder ces réglages
backup-make = Sauvegarder maintenant
backup-restore = Revenir à cette copie
backup-sure = La mettre à la place du projet ; ce qui s’y trouve est gardé à côté
backup-restored = La copie est en place. Ce qui s’y trouvait est { $path }
job-backup = Sauvegarde en cours

# Ce que le noyau dit d’une commande, dans les mots de la fenêtre
with-keys = { $what } ({ $keys })
window-hint-documents = la liste des documents montre leurs noms courts, et « { act-quick-open } » en trouve un
window-hint-cases = la page « { place-cases } » les liste
window-hint-codes = le livre de codes liste les codes ; leur chemin se montre quand le pointeur reste sur l’un d’eux
window-hint-agreement-off = « { act-project-settings } » l’active
window-hint-who-coded = le tableau des fréquences, détaillé par codeur, montre qui a codé ; les documents se choisissent au-dessus de la comparaison
window-hint-no-file = vérifiez l’orthographe, ou créez-le avec « { act-new-project } »
window-hint-passphrase = ouvrez-le de nouveau et saisissez sa phrase secrète
window-hint-not-a-project = ouvrez un fichier créé avec Griot ; son nom finit par .griot
window-hint-check = revenez à une sauvegarde ; les sauvegardes sont dans le dossier à côté du projet
window-hint-reindex = fermez le projet et ouvrez-le de nouveau : l’index est alors reconstruit à partir des textes
window-no-view = il n’y a pas de vue « { $a } » ; celles qui existent sont sous les tableaux
window-hint-consent = « { act-consent } » montre ce qui est enregistré ; cochez-y « { consent-scope-analysis } » si les personnes y ont consenti ; ce à quoi personne n’a consenti devrait être retiré
window-hint-before-destruction = la page « { place-history } » montre ce qui a été fait ; faites l’inverse à la main, ou revenez à une sauvegarde plus récente
window-hint-record-consent = enregistrez-le : « { act-consent } »
window-hint-withdrawn = ce qu’un participant a repris reste au dehors ; la page « { place-history } » dit quand cela a été retiré
window-second-check-first = une seconde vérification est d’abord nécessaire ({ $a }), par une autre personne, qui l’enregistre à la page « { place-cases } », sous « { unit-documents } »
window-hint-keygen = une clé se crée avec « { act-make-key } »
window-hint-check-old = l’ancien est resté tel quel ; « { act-backups } » en fait une copie et la vérifie
window-hint-change-passphrase = « { act-encryption } » change sa phrase secrète
window-hint-new-recovery = « { act-encryption } », avec une nouvelle phrase secrète, donne une nouvelle clé au projet, et il en a une alors
window-hint-seal = « { act-encryption } » le chiffre
window-hint-no-parcel = choisissez un fichier fait avec « { act-pack } » ou un autre programme qui écrit des fichiers age
window-hint-put-back-and-merge = ouvrez ce fichier ; ou remettez le projet à sa place, et reprenez le fichier avec « { act-merge-copy } »
window-hint-open-and-merge = ouvrez de nouveau le projet et reprenez ce fichier avec « { act-merge-copy } »
window-hint-key-passphrase = saisissez la phrase secrète de la clé
window-hint-there-already = choisissez un autre nom, ou cochez « { replace-file } »
window-chart-needs-document = un graphique au fil d’un document a besoin d’un document
