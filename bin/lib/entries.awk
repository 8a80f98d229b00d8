# Copies or drops everything that a file says about one service, entry by entry. An entry is a line that matches `where` and
# the lines below it that are indented more; or, given `begin` and `end`, the lines from one to the other if one of them matches.
# An empty line before an entry belongs to it.
#
#   action  copy: puts a renamed copy before each entry; fails if there are fewer than `least` entries
#           drop: removes every entry
#   from, to, port, new_port   what is renamed: the name as it is, Capitalised and in CAPITALS, the port and the next one

function indent(text) {
    match(text, /^ */)
    return RLENGTH
}

# The last line of the entry that begins with line i, or i - 1 where none does.
function last_line(i,    j, found) {
    if (begin == "") {
        if (line[i] !~ where) return i - 1
        for (j = i; j < NR && line[j + 1] != "" && indent(line[j + 1]) > indent(line[i]); j++);
        return j
    }
    if (line[i] !~ begin) return i - 1
    for (j = i; j <= NR; j++) {
        found = found || line[j] ~ where
        if (line[j] ~ end) return found ? j : i - 1
    }
    return i - 1
}

function capitalised(text) {
    return toupper(substr(text, 1, 1)) substr(text, 2)
}

function renamed(text) {
    gsub(from, to, text)
    gsub(capitalised(from), capitalised(to), text)
    gsub(toupper(from), toupper(to), text)
    gsub(port, new_port, text)
    gsub(port + 1, new_port + 1, text)
    return text
}

{ line[NR] = $0 }

END {
    for (i = 1; i <= NR; i = next_line) {
        spaced = i < NR && line[i] == "" && last_line(i + 1) > i
        first = spaced ? i + 1 : i
        last = last_line(first)
        next_line = (last < first ? i : last) + 1
        if (last < first) {
            print line[i]
            continue
        }
        entries++
        if (action == "drop") continue
        if (spaced) print ""
        for (j = first; j <= last; j++) print renamed(line[j])
        if (spaced) print ""
        for (j = first; j <= last; j++) print line[j]
    }
    if (action == "copy" && entries < least) exit 3
}
