package dev.acrida.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acrida.stats.EntryKey;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

class NameWatchTest {
    @Test
    void warnsOnceAndNamesAnExample() {
        List<String> warnings = new ArrayList<>();
        Handler handler = collectInto(warnings);
        Logger logger = Logger.getLogger("acrida.stats");
        logger.addHandler(handler);
        try {
            NameWatch names = new NameWatch();
            for (int i = 0; i < NameWatch.MOST_NAMES; i++) {
                names.see(new EntryKey("GET", "/products/" + i));
                names.see(new EntryKey("GET", "/products/0"));
            }
            assertThat(warnings).isEmpty();
            for (int i = 0; i < 2_000; i++) {
                names.see(new EntryKey("GET", "/orders/" + i));
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("more than 500", "GET /orders/0", "name(...)");
    }

    private static Handler collectInto(List<String> messages) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                messages.add(new SimpleFormatter().formatMessage(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
