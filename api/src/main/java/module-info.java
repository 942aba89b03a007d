/** All that the author of a load test sees: one import, {@code import module dev.acrida;}. */
module dev.acrida {
    requires transitive java.base;
    requires transitive dev.acrida.stats;
    requires transitive tools.jackson.databind;
    requires de.siegmar.fastcsv;
    requires static org.jspecify;

    exports dev.acrida;
    exports dev.acrida.spi;
    exports dev.acrida.threshold;
    exports dev.acrida.verdict;
}
