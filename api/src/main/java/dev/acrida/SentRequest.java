package dev.acrida;

/**
 * What was sent to get a response; after redirects, the last request. Immutable.
 *
 * @param method for example {@code GET}
 * @param url absolute
 * @param headers those that the request set itself, without the client's own
 * @param body as text, in UTF-8; only its size if it is over 64 KiB
 */
public record SentRequest(String method, String url, Headers headers, String body) {}
