# Reads this data package and rebuilds its frequency table from codings.csv and codes.csv.
# Run it where the files lie: Rscript frequency.R. It needs R 4.0 or newer and no package.

table_of <- function(name) {
  read.csv(name, colClasses = "character", encoding = "UTF-8", check.names = FALSE)
}

codes <- table_of("codes.csv")
codings <- table_of("codings.csv")
printed <- table_of("frequency.csv")

parent <- setNames(codes$parent, codes$code)

# The code itself, then the codes above it.
above <- function(code) {
  line <- character(0)
  while (nchar(code) > 0) {
    line <- c(line, code)
    code <- parent[[code]]
  }
  line
}

lines <- lapply(codings$code, above)
rolled <- data.frame(
  code = unlist(lines),
  coding = rep(codings$coding, lengths(lines)),
  doc = rep(codings$doc, lengths(lines)),
  coder = rep(codings$coder, lengths(lines))
)

distinct <- function(frame, code, column) length(unique(frame[frame$code == code, column]))

rebuilt <- data.frame(
  code = codes$code,
  codings = sapply(codes$code, function(code) distinct(codings, code, "coding")),
  documents = sapply(codes$code, function(code) distinct(codings, code, "doc")),
  coders = sapply(codes$code, function(code) distinct(codings, code, "coder")),
  all_codings = sapply(codes$code, function(code) distinct(rolled, code, "coding")),
  all_documents = sapply(codes$code, function(code) distinct(rolled, code, "doc")),
  all_coders = sapply(codes$code, function(code) distinct(rolled, code, "coder"))
)

printed <- printed[match(rebuilt$code, printed$code), ]
differences <- 0
for (name in names(rebuilt)[-1]) {
  differences <- differences + sum(rebuilt[[name]] != as.integer(printed[[name]]))
}
cat(nrow(rebuilt), "codes,", nrow(codings), "codings,", differences, "differences from frequency.csv\n")
if (differences > 0) quit(status = 1)
