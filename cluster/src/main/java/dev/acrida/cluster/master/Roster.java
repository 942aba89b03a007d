package dev.acrida.cluster.master;

import dev.acrida.cluster.master.Member.Presence;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** All workers that ever joined, in the order in which they did. Guarded by its coordinator. */
final class Roster {
    private final Map<String, Member> members = new LinkedHashMap<>();

    /** The worker of this name; one that is new gets the next number. */
    Member of(String name, Function<Integer, Member> fresh) {
        return members.computeIfAbsent(name, n -> fresh.apply(members.size()));
    }

    /** One that was known before. */
    void add(Member member) {
        members.put(member.name, member);
    }

    Optional<Member> find(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** Those that were there when another process was the master. */
    List<Member> awaited() {
        return members.values().stream()
                .filter(member -> member.presence == Presence.AWAITED)
                .toList();
    }

    Collection<Member> all() {
        return members.values();
    }

    /** Those that are there. */
    List<Member> present() {
        return members.values().stream()
                .filter(member -> member.presence == Presence.THERE)
                .toList();
    }

    /** The names of those that are there. */
    List<String> there() {
        return members.values().stream()
                .filter(member -> member.presence == Presence.THERE)
                .map(member -> member.name)
                .toList();
    }

    /** The names of those that are there, and are not about to leave. */
    List<String> staying() {
        return members.values().stream()
                .filter(member -> member.presence == Presence.THERE && !member.retiring)
                .map(member -> member.name)
                .toList();
    }

    int sum(ToIntFunction<Member> what) {
        return members.values().stream().mapToInt(what).sum();
    }

    /** Puts a message of the test's own into the mail of these; false if none is there. */
    boolean send(String type, String json, Predicate<String> to) {
        boolean sent = false;
        for (Member member : members.values()) {
            if (member.presence == Presence.THERE && to.test(member.name)) {
                member.mail.send(type, json);
                sent = true;
            }
        }
        return sent;
    }
}
