package dev.acrida.engine.verdict;

import java.time.Duration;

/**
 * What is known of the machine and the process that made the load, since the test or its statistics
 * began. Shares are 0..1, and not a number where the system does not tell. Immutable.
 *
 * @param watched for how long
 * @param machineCpu share of all cores of the machine that were busy in its busiest ten seconds
 * @param processCpu share of the cores it may use that the process used in its busiest ten seconds
 * @param collecting share of the time in which the garbage collector stopped all threads
 * @param standstill share of the time in which no thread ran though it was due
 * @param longestStandstill the longest such time
 * @param threadDelay how late virtual threads ran, in all but a hundredth of the time
 * @param readDelay how late clients came to read what had arrived, in all but a hundredth of the
 *     time; zero where none of them looks for that
 * @param openFiles the most files that were open, as a share of those that may be
 * @param clockJump how far the wall clock moved, at once and at most, against the time that passed
 * @param workers how many workers took part; 0 where there is none but this process
 * @param lostWorkers how many of them left without saying so
 */
public record Evidence(
        Duration watched,
        double machineCpu,
        double processCpu,
        double collecting,
        double standstill,
        Duration longestStandstill,
        Duration threadDelay,
        Duration readDelay,
        double openFiles,
        Duration clockJump,
        int workers,
        int lostWorkers) {
    /** Where nobody has looked. */
    public static final Evidence NONE =
            new Evidence(
                    Duration.ZERO,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Double.NaN,
                    Duration.ZERO,
                    0,
                    0);

    /** The same of a run with so many workers. */
    public Evidence withWorkers(int workers, int lostWorkers) {
        return new Evidence(
                watched,
                machineCpu,
                processCpu,
                collecting,
                standstill,
                longestStandstill,
                threadDelay,
                readDelay,
                openFiles,
                clockJump,
                workers,
                lostWorkers);
    }

    /** Both machines together: the worse figure of each kind, and the workers of both. */
    public Evidence and(Evidence other) {
        return new Evidence(
                longer(watched, other.watched),
                more(machineCpu, other.machineCpu),
                more(processCpu, other.processCpu),
                more(collecting, other.collecting),
                more(standstill, other.standstill),
                longer(longestStandstill, other.longestStandstill),
                longer(threadDelay, other.threadDelay),
                longer(readDelay, other.readDelay),
                more(openFiles, other.openFiles),
                longer(clockJump, other.clockJump),
                workers + other.workers,
                lostWorkers + other.lostWorkers);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** What is known wins over what is not. */
    private static double more(double one, double other) {
        return Double.isNaN(one) || other > one ? other : one;
    }
}
