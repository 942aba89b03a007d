package dev.acrida.testkit;

import tools.jackson.databind.JsonNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the fields that a request must have, or refuses it, with 400 unless it says so. */
final class Input {
    private static final String WRONG_PASSWORD = "wrong";
    private static final int MAX_QUANTITY = 100;

    private Input() {}

    /** The name of who logs in: any will do with any password but {@code wrong}, else 401. */
    static String login(Exchange exchange, String nameField) {
        String name = text(exchange, nameField);
        if (text(exchange, "password").equals(WRONG_PASSWORD)) {
            throw new Refusal(401, "Wrong password for " + name);
        }
        return name;
    }

    /** A text of a JSON object or, as browsers send it, of a form. */
    static String text(Exchange exchange, String field) {
        Optional<String> text =
                exchange.hasType("application/x-www-form-urlencoded")
                        ? formText(exchange, field)
                        : exchange.json().path(field).asStringOpt();
        return text.filter(value -> !value.isBlank())
                .orElseThrow(() -> new Refusal(400, "The field " + field + " is missing"));
    }

    private static Optional<String> formText(Exchange exchange, String field) {
        for (String pair : new String(exchange.body(), StandardCharsets.UTF_8).split("&", -1)) {
            if (pair.startsWith(field + "=")) {
                return decoded(pair.substring(field.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "The form is not URL-encoded: " + text, e);
        }
    }

    static int productId(JsonNode id) {
        if (!id.isInt() || !Products.has(id.asInt())) {
            throw new Refusal(400, "product_id must be in 1.." + Products.COUNT + ", but is " + id);
        }
        return id.asInt();
    }

    static int quantity(JsonNode quantity) {
        if (quantity.isMissingNode()) {
            return 1;
        }
        if (!quantity.isInt() || quantity.asInt() < 1 || quantity.asInt() > MAX_QUANTITY) {
            throw new Refusal(
                    400, "quantity must be in 1.." + MAX_QUANTITY + ", but is " + quantity);
        }
        return quantity.asInt();
    }
}
