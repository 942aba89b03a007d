package dev.acrida.http;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Reads the dates of cookies, in whatever format: the first tokens that look like a time, a day, a
 * month and a year count (RFC 6265 section 5.1.1).
 */
final class CookieDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int UNKNOWN = -1;

    private int hour = UNKNOWN;
    private int minute;
    private int second;
    private int day = UNKNOWN;
    private int month = UNKNOWN;
    private int year = UNKNOWN;

    private CookieDate() {}

    /** Milliseconds since 1970, or nothing if the text holds no date. */
    static OptionalLong parse(String text) {
        CookieDate date = new CookieDate();
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
            if (end > start) {
                date.take(text.substring(start, end).toLowerCase(Locale.ROOT));
            }
            start = end + 1;
        }
        return date.epochMillis();
    }

    private static boolean isDelimiter(char c) {
        return c == '\t'
                || (c >= 0x20 && c <= 0x2f)
                || (c >= 0x3b && c <= 0x40)
                || (c >= 0x5b && c <= 0x60)
                || (c >= 0x7b && c <= 0x7e);
    }

    private void take(String token) {
        if (hour == UNKNOWN && takesTime(token)) {
            return;
        }
        if (day == UNKNOWN && digits(token, 0) >= 1 && digits(token, 0) <= 2) {
            day = number(token, 0);
        } else if (month == UNKNOWN && monthOf(token) > 0) {
            month = monthOf(token);
        } else if (year == UNKNOWN && digits(token, 0) >= 2 && digits(token, 0) <= 4) {
            year = fullYear(number(token, 0), digits(token, 0));
        }
    }

    /** {@code 1*2DIGIT ":" 1*2DIGIT ":" 1*2DIGIT}, followed by anything but a digit. */
    private boolean takesTime(String token) {
        int[] parts = new int[3];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            int count = digits(token, at);
            if (count < 1 || count > 2) {
                return false;
            }
            parts[i] = number(token, at);
            at += count;
            if (i < 2 && (at == token.length() || token.charAt(at++) != ':')) {
                return false;
            }
        }
        hour = parts[0];
        minute = parts[1];
        second = parts[2];
        return true;
    }

    private static int monthOf(String token) {
        int at = token.length() < 3 ? -1 : MONTHS.indexOf(token.substring(0, 3));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    private static int fullYear(int year, int digits) {
        if (digits > 2) {
            return year;
        }
        return year >= 70 ? 1900 + year : 2000 + year;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - from;
    }

    private static int number(String text, int from) {
        return Integer.parseInt(text, from, from + digits(text, from), 10);
    }

    private OptionalLong epochMillis() {
        if (hour == UNKNOWN || day == UNKNOWN || month == UNKNOWN || year < 1601) {
            return OptionalLong.empty();
        }
        try {
            LocalDateTime date = LocalDateTime.of(year, month, day, hour, minute, second);
            return OptionalLong.of(date.toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
