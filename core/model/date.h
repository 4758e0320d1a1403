/* SPDX-License-Identifier: MIT */
/* A date as a CV has it: a year, perhaps a month, perhaps a day. Never a timestamp, never a time
 * zone: what was written in one is what is printed in every other. Proleptic Gregorian. */
#ifndef CVX_MODEL_DATE_H
#define CVX_MODEL_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* The precision is what is not 0. A year of 0 means that there is no date. */
struct cvx_date {
    int16_t year;  /* 1000 to 2999, the standard's range; 0: none */
    uint8_t month; /* 1 to 12; 0: only a year is known */
    uint8_t day;   /* 1 to 31, checked against the calendar; 0: only a month is known */
};

/* "2019", "2019-03" or "2019-03-07" and a NUL. */
#define CVX_DATE_ISO_MAX 11

/* Writes the ISO 8601 form of a date that is one. */
void cvx_date_iso(struct cvx_date date, char iso[CVX_DATE_ISO_MAX]);

/* Reads YYYY, YYYY-MM or YYYY-MM-DD and nothing else; false when it is none or no day of the
 * calendar. */
bool cvx_date_parse_iso(const char *text, struct cvx_date *date);

/* True when the date lies on the calendar. */
bool cvx_date_exists(struct cvx_date date);

/* Less than, equal to or greater than 0, comparing as far as both are known (2019 equals 2019-03).
 */
int cvx_date_compare(struct cvx_date a, struct cvx_date b);

/* What a person wrote where a date is due. */
enum cvx_date_reading {
    CVX_DATE_NONE,  /* blank */
    CVX_DATE_ISO,   /* as the standard wants it */
    CVX_DATE_LOOSE, /* understood, in another form: "March 2019", "03/2019", "2019.3", "2019年3月"
                     */
    CVX_DATE_PRESENT, /* "Present", "now", "至今": it goes on */
    CVX_DATE_BAD,     /* no date that can be read, or one that does not exist */
};

/* Longer texts (in bytes) are no dates. */
#define CVX_DATE_TEXT_MAX 64

/* What is wrong with a text that has the form of an ISO date. */
enum cvx_date_fault {
    CVX_DATE_FAULTLESS, /* nothing, or it has not that form */
    CVX_DATE_NO_YEAR,   /* before 1000 or after 2999 */
    CVX_DATE_NO_MONTH,  /* "2023-13" */
    CVX_DATE_NO_DAY,    /* "2023-02-30" */
};

/* The first fault from the left. */
enum cvx_date_fault cvx_date_fault_of(const char *text);

/* Reads what people write (real input: month names of many languages, present-words, M/YYYY,
 * trailing notes are BAD and so kept verbatim). Sets `date` for ISO and LOOSE. */
enum cvx_date_reading cvx_date_read(const char *text, struct cvx_date *date);

#endif
