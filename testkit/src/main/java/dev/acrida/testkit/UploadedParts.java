package dev.acrida.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Describes the parts of a {@code multipart/form-data} body (RFC 7578): names and sizes. Works on
 * Latin-1 text, in which each char is a byte.
 */
final class UploadedParts {
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *([^\r\n]*)");

    private UploadedParts() {}

    static List<Map<String, Object>> of(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw new Refusal(
                    400, "Content-Type must be multipart/form-data, but is " + contentType);
        }
        String delimiter = "\r\n--" + boundary.group(1);
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Map<String, Object>>();
        int start = text.indexOf(delimiter);
        while (start >= 0 && !text.startsWith("--", start + delimiter.length())) {
            int end = text.indexOf(delimiter, start + delimiter.length());
            if (end < 0) {
                throw new Refusal(400, "The multipart body has no closing boundary");
            }
            parts.add(part(text.substring(start + delimiter.length(), end)));
            start = end;
        }
        return parts;
    }

    private static Map<String, Object> part(String text) {
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            throw new Refusal(400, "A part of the multipart body has no head");
        }
        String headers = text.substring(0, head);
        var part = new LinkedHashMap<String, Object>();
        put(part, "name", NAME, headers);
        put(part, "filename", FILE_NAME, headers);
        put(part, "type", TYPE, headers);
        part.put("size", text.length() - head - 4);
        return part;
    }

    private static void put(Map<String, Object> part, String key, Pattern pattern, String headers) {
        Matcher found = pattern.matcher(headers);
        if (found.find()) {
            byte[] raw = found.group(1).getBytes(StandardCharsets.ISO_8859_1);
            part.put(key, new String(raw, StandardCharsets.UTF_8));
        }
    }
}
