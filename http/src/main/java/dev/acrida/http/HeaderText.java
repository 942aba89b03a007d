package dev.acrida.http;

/** What may stand in the head of a request, so that no text can smuggle a line into it. */
final class HeaderText {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    /**
     * Checks a header.
     *
     * @throws IllegalArgumentException if the name is no token, or the value holds a control
     *     character or one beyond Latin-1
     */
    static void check(String name, String value) {
        checkToken("name of a header", name);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "header %s must hold only printable Latin-1, has U+%04X at %d; encode it"
                                .formatted(name, (int) c, i));
            }
        }
    }

    /**
     * Checks a method or a header's name (RFC 9110 section 5.6.2).
     *
     * @throws IllegalArgumentException if it is no token
     */
    static void checkToken(String what, String text) {
        boolean token = !text.isEmpty();
        for (int i = 0; i < text.length() && token; i++) {
            token = isTokenChar(text.charAt(i));
        }
        if (!token) {
            throw new IllegalArgumentException(
                    what + " must be letters, digits and marks, was \"" + text + "\"");
        }
    }

    private static boolean isTokenChar(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
