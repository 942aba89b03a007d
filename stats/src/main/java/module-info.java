/** Measuring as a library: samples in, exact counts and mergeable latency histograms out. */
module dev.acrida.stats {
    requires HdrHistogram;
    requires static org.jspecify;

    exports dev.acrida.stats;
}
