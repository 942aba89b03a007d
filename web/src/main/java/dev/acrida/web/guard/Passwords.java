package dev.acrida.web.guard;

import org.springframework.security.crypto.bcrypt.BCrypt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and the bcrypt hashes of their passwords, as {@code htpasswd -B} writes them: a line {@code
 * name:$2y$10$…} for each user, empty lines and those that begin with {@code #} aside. Immutable
 * and thread-safe.
 */
public final class Passwords {
    private static final String HASH = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    /** bcrypt takes no more. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    private static final int COST = 10;

    private final Map<String, String> hashes;

    /** Compared where there is no such name, so that time does not tell names from others. */
    private final String nobody;

    private Passwords(Map<String, String> hashes) {
        this.hashes = Map.copyOf(hashes);
        int cost = hashes.values().stream().mapToInt(Passwords::cost).max().orElse(COST);
        this.nobody = hash(Access.Token.random().text(), cost);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it cannot be read or breaks a rule; says where
     */
    public static Passwords read(Path file) {
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " must be a file of users that can be read, but is not", e);
        }
    }

    static Passwords parse(String origin, List<String> lines) {
        Map<String, String> hashes = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(colon + 1).matches(HASH)) {
                throw new IllegalArgumentException(
                        "%s:%d: must be NAME:HASH with a bcrypt hash, as htpasswd -nB NAME prints it"
                                .formatted(origin, i + 1));
            }
            hashes.put(line.substring(0, colon), line.substring(colon + 1));
        }
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException(
                    origin + ": must name at least one user, add what htpasswd -nB NAME prints");
        }
        return new Passwords(hashes);
    }

    /** The hash of a password, for such a file. */
    public static String hash(String password) {
        return hash(password, COST);
    }

    private static String hash(String password, int cost) {
        return BCrypt.hashpw(password, BCrypt.gensalt("$2b", cost, new SecureRandom()));
    }

    /** The power of two by which bcrypt repeats itself, as the hash says. */
    private static int cost(String hash) {
        return Integer.parseInt(hash.substring(4, 6));
    }

    /** Whether the user has this password. Takes the same time, whoever it is. */
    boolean match(String user, String password) {
        String hash = hashes.getOrDefault(user, nobody);
        boolean fits =
                password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES
                        && BCrypt.checkpw(password, hash);
        return fits && hashes.containsKey(user);
    }
}
