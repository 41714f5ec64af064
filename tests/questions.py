#!/usr/bin/env python3
"""The answers to the held questions over the sample study, found without Griot.

Each question names a query and how its answer was found by reading the files: a regular expression whose forms were chosen by reading
the word lists of the texts, the rows of the tables, or both. The script knows nothing of stems, folding or an index: every form is written
out. Run it in this folder; it writes questions.tsv (query, hits as document:start..end, how), which tests/questions.rs holds Griot to.
Positions are Unicode scalar values, which is what Python counts.
"""
import csv
import re
from pathlib import Path

STUDY = Path(__file__).resolve().parent.parent / "samples" / "study"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(STUDY.glob("S*.txt"))}
LABEL = re.compile(r"(?:\[\d\d:\d\d:\d\d\] )?([A-Z]{2,3}-\d+)[ \u00a0]?:[ \u00a0]")


def table(name):
    with open(STUDY / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def blocks(doc):
    """The header and each paragraph, as start and end."""
    text, found, at = TEXTS[doc].rstrip("\n"), [], 0
    for piece in text.split("\n\n"):
        found.append((at, at + len(piece)))
        at += len(piece) + 2
    return found


def turns(doc):
    """Speaker, start and end of each turn; a paragraph without a label belongs to the turn above, unless it is a note in brackets."""
    found = []
    for start, end in blocks(doc)[1:]:
        piece = TEXTS[doc][start:end]
        label = LABEL.match(piece)
        if label:
            found.append([label.group(1), start, end])
        elif found and not (piece.startswith("[") and piece.endswith("]")):
            found[-1][2] = end
    return [tuple(turn) for turn in found]


CODINGS = [(row["doc"], int(row["start"]), int(row["end"]), row["code"], row["coder"], row["memo"]) for row in table("codings.csv")]
DOC_VALUES = {(row["doc"], row["attribute"]): row["value"] for row in table("document_attributes.csv")}
CASE_VALUES = {(row["case"], row["attribute"]): row["value"] for row in table("case_attributes.csv")}
CASES = [(row["case"], row["doc"], row["speaker"]) for row in table("cases.csv")]


def words(pattern, docs=None):
    """Places of whole words; the pattern lists every form that counts."""
    rule = re.compile(r"(?<![\w])(?:" + pattern + r")(?![\w])", re.IGNORECASE)
    return [(doc, m.start(), m.end()) for doc in TEXTS if docs is None or doc in docs for m in rule.finditer(TEXTS[doc])]


def exact(pattern):
    """The same with capitals as they are written."""
    rule = re.compile(r"(?<![\w])(?:" + pattern + r")(?![\w])")
    return [(doc, m.start(), m.end()) for doc in TEXTS for m in rule.finditer(TEXTS[doc])]


def raw(pattern):
    rule = re.compile(pattern, re.MULTILINE)
    return [(doc, blocks_start + m.start(), blocks_start + m.end()) for doc in TEXTS for blocks_start, end in blocks(doc)
            for m in rule.finditer(TEXTS[doc][blocks_start:end]) if m.group()]


def in_one(unit, *parts, without=()):
    """The hits of all parts in the units that hold every part and none of `without`."""
    found = []
    for doc in TEXTS:
        for start, end in unit(doc):
            inside = lambda hits: [hit for hit in hits if hit[0] == doc and start <= hit[1] and hit[2] <= end]
            if all(inside(part) for part in parts) and not any(inside(part) for part in without):
                found += [hit for part in parts for hit in inside(part)]
    return found


def turn_units(doc):
    spoken = [(start, end) for _, start, end in turns(doc)]
    return spoken + [block for block in blocks(doc) if not any(s < block[1] and block[0] < e for s, e in spoken)]


def whole(doc):
    return [(0, len(TEXTS[doc]))]


def within(hits, spans):
    """Hits inside one of the spans."""
    return [hit for hit in hits if any(doc == hit[0] and start <= hit[1] and hit[2] <= end for doc, start, end in spans)]


def said_by(test):
    return [(doc, start, end) for doc in TEXTS for label, start, end in turns(doc) if test(label)]


def docs_where(test):
    return [(doc, 0, len(TEXTS[doc])) for doc in TEXTS if test(doc)]


def coded(code, coder=None, only=False, memo=None):
    below = lambda known: known == code or not only and known.startswith(code + ".")
    rows = [row for row in CODINGS if below(row[3]) and (coder is None or row[4] == coder) and (memo is None or re.search(memo, row[5], re.I))]
    return sorted({row[:3] for row in rows})


def codes_of(code, coder=None):
    return [row for row in CODINGS if (row[3] == code or row[3].startswith(code + ".")) and (coder is None or row[4] == coder)]


def overlapping(one, other):
    return sorted({a[:3] for a in one for b in other if a is not b and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]})


def common(one, other):
    return sorted({(a[0], max(a[1], b[1]), min(a[2], b[2])) for a in one for b in other if a is not b and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]})


def spans_of_cases(test):
    """Where the cases that pass the test are heard: whole documents, or the turns of their labels."""
    found = []
    for case, doc, speaker in CASES:
        if test(case):
            found += [(doc, start, end) for label, start, end in turns(doc) if label == speaker] if speaker else [(doc, 0, len(TEXTS[doc]))]
    return found


def near(first, second, most, ordered=False):
    """Pairs of words with at most so many words between them plus one, counted by reading: words are runs of letters and digits."""
    found = []
    for doc in TEXTS:
        for start, end in blocks(doc):
            places = [(start + m.start(), start + m.end()) for m in re.finditer(r"\w+", TEXTS[doc][start:end])]
            number = {place: count for count, place in enumerate(places)}
            one = [(s, e) for d, s, e in first if d == doc and (s, e) in number]
            two = [(s, e) for d, s, e in second if d == doc and (s, e) in number]
            for a in one:
                for b in two:
                    gap = number[b] - number[a]
                    if a != b and (0 < gap <= most or not ordered and 0 < -gap <= most):
                        found.append((doc, min(a[0], b[0]), max(a[1], b[1])))
    return found


def turn_number(doc, position):
    starts = [start for _, start, _ in turns(doc)] or [start for start, _ in blocks(doc)]
    return sum(start <= position for start in starts)


def within_turns(one, other, most):
    def gap(a, b):
        first, second = (turn_number(a[0], a[1]), turn_number(a[0], a[2] - 1)), (turn_number(b[0], b[1]), turn_number(b[0], b[2] - 1))
        return max(first[0] - second[1], second[0] - first[1], 0)
    return sorted({a[:3] for a in one for b in other if a is not b and a[0] == b[0] and gap(a, b) <= most})


def followed_by(one, other, most=1):
    return sorted({a[:3] for a in one for b in other if a is not b and a[0] == b[0] and b[1] >= a[2] and turn_number(b[0], b[1]) - turn_number(a[0], a[2] - 1) <= most})


PRISON = words("prisons?")
PARTICIPANTS = ("DET-", "STF-", "YTH-", "REL-", "FRM-", "JUS-", "IAC-", "BUS-", "CON-")

QUESTIONS = [
    # Words in the languages of the study
    ("colere", words("col[eè]re"), "three places of colère, none of its plural"),
    ("prison", PRISON, "prison and prisons, in French and English"),
    ("mosquée", words("mosquées?"), "mosquée"),
    ("priere", words("prières?"), "prière; prier is another word"),
    ("école", words("écoles?"), "école"),
    ("soeur", words("sœurs?"), "sœur, typed without the ligature"),
    ("detainee", words("detainees?"), "detainee and detainees"),
    ("guards", words("guard's|guards?|guarded", [doc for doc in TEXTS if doc in ("S02", "S03", "S07.en", "S10")]), "English: guard, guards, the genitive and guarded, which Snowball takes to one stem; guardroom is another word, and the header of S07.ff is not English"),
    ("family", words("family|families"), "English, both forms"),
    ("famille", words("familles?"), "French, both forms"),
    ("sogoma", words("sɔgɔma"), "Bambara, typed without its letters"),
    ("sɔgɔma", words("sɔgɔma"), "Bambara, typed with its letters"),
    ("kaso", words("kaso"), "Bambara; kasoden is another word"),
    ("mogo", words("mɔgɔ"), "Bambara; mɔgɔw is another word"),
    ("kalan", words("kalan"), "Bambara"),
    ("be", exact("bɛ|Bɛ|be|Be|ɓe|Ɓe"), "Bambara bɛ, English be, Fulfulde ɓe"),
    ("dum", words("ɗum"), "Fulfulde with its hook"),
    ("haala", words("haala"), "Fulfulde"),
    ("السجن", words("السجن"), "Arabic, the only form in the text is with the article"),
    ("سجن", words("السجن"), "Arabic, typed without the article"),
    ("حارس", words("حارس"), "Arabic"),
    ("65", words("65|٦٥"), "European and Arabic digits"),
    ("300", words("300|٣٠٠"), "European and Arabic digits"),
    # Exact, beginnings, wildcards, one letter other
    ("=Prison", exact("Prison"), "with a capital"),
    ("=imam", exact("imam"), "imams left out"),
    ("imam*", words("imam(?:s|u)?"), "imam, imams, imamu"),
    ("surveill*", words("surveill\\w*"), "every word that begins so"),
    ("kaso*", words("kaso\\w*"), "kaso and kasoden"),
    ("libér*", words("lib[eéè]r\\w*"), "every word that begins so"),
    ("pri?on", words("prison"), "only prison fits five letters and one"),
    ("m?gɔ", words("mɔgɔ"), "mɔgɔ"),
    ("colare~1", words("colère"), "one letter other than colère"),
    # Phrases and nearness
    ("\"la prière\"", words("la prière"), "in a row"),
    ("\"maison d'arrêt\"", words("maison d['’]arrêt"), "with the elided article, both apostrophes"),
    ("\"the hand\"", words("the hand"), "in a row"),
    ("prison NEAR/3 administration", near(PRISON, words("administration"), 3), "at most two words between them"),
    ("avant THEN/2 prière", near(words("avant"), words("prière"), 2, True), "in this order, at most one word between them"),
    # Regular expressions
    ("/\\[silence\\]/", raw(r"\[silence\]"), "letter by letter"),
    ("/[0-9]+ (jours|mois|ans)/", raw(r"[0-9]+ (jours|mois|ans)"), "digits and a unit"),
    ("/[٠-٩]+/", raw("[٠-٩]+"), "runs of Arabic digits"),
    # Joined
    ("mère fille", in_one(blocks, words("mères?"), words("filles?")), "both in one paragraph"),
    ("prison -administration", in_one(blocks, PRISON, without=[words("administrations?|administrative")]), "paragraphs with one and without the other"),
    ("colère OR peur", words("colère|peurs?"), "either"),
    ("(mosquée OR église) imam", in_one(blocks, words("mosquées?"), words("imams?")), "no paragraph has église"),
    ("radio mosquée IN document", in_one(whole, words("radios?"), words("mosquées?")), "both somewhere in the document"),
    ("livre mosquée IN turn", in_one(turn_units, words("livres?"), words("mosquées?")), "both in one turn"),
    # Where
    ("prison doc:S02", words("prisons?", ["S02"]), "one document"),
    ("prison lang:fr", words("prisons?", [doc for doc in TEXTS if DOC_VALUES.get((doc, "document_language")) == "fr"]), "documents in French by the table"),
    ("prison role:interviewer", within(PRISON, said_by(lambda label: label.startswith("INT-"))), "turns of INT-…"),
    ("jeunes speaker:YTH-001", within(words("jeunes?"), said_by(lambda label: label == "YTH-001")), "turns of YTH-001"),
    ("prison date:2031-01..2031-03", within(PRISON, docs_where(lambda doc: DOC_VALUES.get((doc, "date")) in ("2031-01", "2031-02", "2031-03"))), "documents by the table"),
    ("prison doc.setting:office", within(PRISON, docs_where(lambda doc: DOC_VALUES.get((doc, "setting")) == "office")), "documents by the table"),
    ("travail case.gender:woman", within(words("travail"), spans_of_cases(lambda case: CASE_VALUES.get((case, "gender")) == "woman")), "turns and documents of the cases by the tables"),
    ("prison case:DET-009", within(PRISON, spans_of_cases(lambda case: case == "DET-009")), "documents of the case"),
    ("kind:field-note prison", within(PRISON, [("S03", 0, len(TEXTS["S03"]))]), "S03 is the field note"),
    # Codes
    ("code:det.worship", coded("det.worship"), "rows of the table, each span once"),
    ("code:=exit.push", coded("exit.push", only=True), "the parent alone"),
    ("code:just.fairness coder:INT-03", coded("just.fairness", "INT-03"), "rows of one coder"),
    ("code:det prison", within(PRISON, coded("det")), "the word inside a coded passage"),
    ("memo:\"propos rapporté\"", sorted({row[:3] for row in CODINGS if re.search("propos rapporté", row[5], re.I)}), "what is noted on codings"),
    ("code:area code:priority", common(codes_of("area"), codes_of("priority")), "what passages of both have in common"),
    ("code:det.language OVERLAPS code:det.books", overlapping(codes_of("det.language"), codes_of("det.books")), "passages that share a character"),
    ("code:det.worship NOT code:det.overcrowding", sorted(set(coded("det.worship")) - set(overlapping(codes_of("det.worship"), codes_of("det.overcrowding")))), "passages that none of the other touches"),
    ("code:det.staff-respect WITHIN 1 TURNS OF code:det.language", within_turns(codes_of("det.staff-respect"), codes_of("det.language"), 1), "turns counted by their labels, paragraphs where there are none"),
    ("code:det.worship FOLLOWED BY code:det.inactivity", followed_by(codes_of("det.worship"), codes_of("det.inactivity")), "begins after the end, in the same turn or the next"),
    ("#prison doc:S05.bm", words("kaso", ["S05.bm"]), "the list holds prison, kaso, السجن, détention"),
]

with open(Path(__file__).resolve().parent / "questions.tsv", "w", encoding="utf-8", newline="\n") as out:
    for query, hits, how in QUESTIONS:
        listed = " ".join(f"{doc}:{start}..{end}" for doc, start, end in sorted(set(hits)))
        out.write(f"{query}\t{listed}\t{how}\n")
