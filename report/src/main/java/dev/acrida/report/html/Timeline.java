package dev.acrida.report.html;

import dev.acrida.report.file.RunRecord.Second;
import dev.acrida.report.file.SavedRun;
import dev.acrida.stats.EntryKey;
import dev.acrida.stats.EntryStats;
import dev.acrida.stats.Interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run over time, in so few points that a page can draw them: neighbouring seconds are merged as
 * histograms, never averaged. Confined to one thread while it is filled.
 */
final class Timeline {
    /** Over all entries together: what a browser draws at once, in a file that can be mailed. */
    private static final int MOST_POINTS = 120_000;

    private static final int MOST_PER_ENTRY = 600;
    private static final int LEAST_PER_ENTRY = 30;

    private final int secondsPerPoint;
    private final List<Double> times = new ArrayList<>();
    private final List<Integer> users = new ArrayList<>();
    private final Map<EntryKey, Track> tracks = new TreeMap<>();
    private int secondsInPoint;
    private double pointFrom;
    private int pointUsers;

    private Timeline(List<EntryKey> keys, int secondsPerPoint) {
        this.secondsPerPoint = secondsPerPoint;
        tracks.put(EntryKey.TOTAL, new Track());
        keys.forEach(key -> tracks.put(key, new Track()));
    }

    static Timeline of(SavedRun run) {
        List<EntryKey> keys = run.stats().entries().stream().map(EntryStats::key).toList();
        int[] seconds = new int[1];
        run.seconds(second -> seconds[0]++);
        int points = Math.clamp(MOST_POINTS / (keys.size() + 1), LEAST_PER_ENTRY, MOST_PER_ENTRY);
        Timeline timeline = new Timeline(keys, Math.ceilDiv(Math.max(1, seconds[0]), points));
        run.seconds(timeline::add);
        timeline.closePoint();
        return timeline;
    }

    private void add(Second second) {
        Interval interval = second.interval();
        if (secondsInPoint == 0) {
            pointFrom = interval.from().toNanos() / 1e9;
        }
        secondsInPoint++;
        pointUsers = Math.max(pointUsers, second.users());
        double length = interval.length().toNanos() / 1e9;
        tracks.values().forEach(track -> track.pass(length));
        for (Interval.Entry entry : interval.entries()) {
            tracks.computeIfAbsent(entry.key(), k -> new Track()).add(entry);
            if (entry.key().inTotal()) {
                tracks.computeIfAbsent(EntryKey.TOTAL, k -> new Track()).add(entry);
            }
        }
        if (secondsInPoint == secondsPerPoint) {
            closePoint();
        }
    }

    private void closePoint() {
        if (secondsInPoint > 0) {
            times.add(pointFrom);
            users.add(pointUsers);
            tracks.values().forEach(Track::closePoint);
            secondsInPoint = 0;
            pointUsers = 0;
        }
    }

    /** How many seconds a point stands for. */
    int secondsPerPoint() {
        return secondsPerPoint;
    }

    /** When each point begins, in seconds since statistics began. */
    List<Double> times() {
        return times;
    }

    /** The most users alive at each point. */
    List<Integer> users() {
        return users;
    }

    /** Each entry's course, the total's among them. */
    Map<EntryKey, Track> tracks() {
        return tracks;
    }
}
