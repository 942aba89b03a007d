package dev.acrida.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the class of each user that comes to a run of one process, in place of Locust's order by
 * weights and fixed counts. Those that go are then the newest. Called on the run's loop only: it
 * must not block.
 */
public interface UserPlacement {
    /**
     * Who comes next.
     *
     * @param userClasses simple names of those that may get users: all, unless a shape restricts
     *     them
     * @param users how many of each class there are; classes without users may be missing
     * @return one of the names; empty if nobody shall come: then the ramp ends below its target
     */
    Optional<String> next(List<String> userClasses, Map<String, Integer> users);
}
