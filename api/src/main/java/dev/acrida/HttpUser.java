package dev.acrida;

import dev.acrida.spi.UserContext;

/** A user with an HTTP client of its own: cookies, default headers and connections are its own. */
public abstract class HttpUser extends User {
    /** Sends this user's requests. */
    protected final Http http;

    /**
     * Called by the run that creates the user.
     *
     * @throws IllegalStateException when called by anyone else
     */
    protected HttpUser() {
        this.http = UserContext.current(getClass()).client(Http.class);
    }

    /**
     * How this user connects; {@link HttpSettings#DEFAULT} unless overridden. Asked once, before
     * the first request.
     */
    public HttpSettings httpSettings() {
        return HttpSettings.DEFAULT;
    }

    /** The client, for task sets that are not inner classes. */
    final Http http() {
        return http;
    }
}
