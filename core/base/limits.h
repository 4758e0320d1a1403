/* SPDX-License-Identifier: MIT */
/* What an input may cost: every limit of the program, in one place. An input that exceeds one is
 * refused with an error that names it (CVX_CODE_LIMIT). */
#ifndef CVX_BASE_LIMITS_H
#define CVX_BASE_LIMITS_H

/* Bytes of an input. Real CVs have at most 60 KB, with a photo inside perhaps 10 MB. */
#define CVX_LIMIT_INPUT (64 << 20)

/* Bytes of a CV that is written as text (Markdown, Org), its lines, and its headings. Real ones
 * have at most 60 KB, a few hundred, and twenty. */
#define CVX_LIMIT_TEXT     (4 << 20)
#define CVX_LIMIT_LINES    (1 << 18)
#define CVX_LIMIT_HEADINGS (1 << 12)

/* Levels of nesting: {"work": [{"name": "…"}]} has three. Real CVs have at most seven. */
#define CVX_LIMIT_DEPTH 128

/* Values in an input, each of which takes 88 bytes of memory. Real CVs have a few hundred. */
#define CVX_LIMIT_VALUES 2097152

/* Members of an object that an importer arranges. Real ones have at most forty. */
#define CVX_LIMIT_MEMBERS 1024

/* Anchors, or directives, in a YAML text, and bytes that its aliases may stand for together: each
 * value counts for its text, its key and CVX_LIMIT_ALIAS_VALUE. Real CVs repeat an address or two.
 */
#define CVX_LIMIT_ANCHORS     1000
#define CVX_LIMIT_ALIASED     (1 << 20)
#define CVX_LIMIT_ALIAS_VALUE 64

/* The @string macros of a BibTeX file, and bytes that they, or the references of a Markdown text
 * ("[label]: address"), may stand for together. */
#define CVX_LIMIT_MACROS   (1 << 16)
#define CVX_LIMIT_EXPANDED (4 << 20)

/* Sections that a format names freely. Real CVs have at most twenty. */
#define CVX_LIMIT_SECTIONS 1000

/* Files inside each other: an archive that holds a PDF that holds a CV is two deep. */
#define CVX_LIMIT_NESTED 4

/* Bytes of a photo, and its pixels: room for a camera's picture, but for no bomb. */
#define CVX_LIMIT_PICTURE (10 << 20)
#define CVX_LIMIT_PIXELS  (16 << 20)

/* Bytes that a PDF's packed objects and their table unpack to. Those of a thousand pages have some
 * millions, and each byte may become an object of a hundred in memory. */
#define CVX_LIMIT_STRUCTURE (16 << 20)

/* Of XML: different names in one element, of which real ones have at most thirty; attributes and
 * namespaces of one tag, of which Word writes forty; bytes of such a name; and bytes of a tag, a
 * comment, a CDATA section or a processing instruction: Word has pictures in attributes. */
#define CVX_LIMIT_NAMES      256
#define CVX_LIMIT_ATTRIBUTES 100
#define CVX_LIMIT_NAME       4096
#define CVX_LIMIT_PIECE      (8 << 20)

/* Columns of a table. LinkedIn's widest has thirteen. */
#define CVX_LIMIT_COLUMNS 256

/* Files in a folder or an archive. A whole LinkedIn export has about eighty. */
#define CVX_LIMIT_ENTRIES 4096

/* How many times larger a file may be than what it is packed into, when it has more bytes than are
 * free. Text packs to a tenth, a bomb to a thousandth. */
#define CVX_LIMIT_RATIO      100
#define CVX_LIMIT_RATIO_FREE (1 << 20)

#endif
