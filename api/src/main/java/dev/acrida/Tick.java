package dev.acrida;

import java.util.List;

/** What a {@link LoadShape} wants at one moment. Immutable. */
public sealed interface Tick {
    /**
     * So many users.
     *
     * @param users to be reached, at least 0
     * @param spawnRate users started or ended per second until then, more than 0
     * @param userClasses which get new users from now on; empty for those that got them before
     */
    record Load(int users, double spawnRate, List<Class<? extends User>> userClasses)
            implements Tick {
        /** Copies the list and checks the ranges. */
        public Load {
            userClasses = List.copyOf(userClasses);
            if (users < 0) {
                throw new IllegalArgumentException("users of a tick must be >= 0, were " + users);
            }
            if (!(spawnRate > 0) || Double.isInfinite(spawnRate)) {
                throw new IllegalArgumentException(
                        "spawn rate of a tick must be > 0 users/s, was " + spawnRate);
            }
        }
    }

    /**
     * Users who arrive at this rate, beside those that there are.
     *
     * @param perSecond arrivals per second from now on, at least 0
     * @param userClasses which arrive, by their weights; empty for all weighted classes
     */
    record Arrivals(double perSecond, List<Class<? extends User>> userClasses) implements Tick {
        /** Copies the list and checks the range. */
        public Arrivals {
            userClasses = List.copyOf(userClasses);
            if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException(
                        "arrivals of a tick must be >= 0/s, were " + perSecond);
            }
        }
    }

    /** The end of the test. */
    record Stop() implements Tick {}
}
