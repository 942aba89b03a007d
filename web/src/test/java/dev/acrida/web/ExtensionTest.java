package dev.acrida.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tabs and routes of a test's own. */
@Timeout(60)
class ExtensionTest {
    private ServedPage page;

    @BeforeEach
    void open() {
        page = ServedPage.open(PageSettings.onLoopback(0), Extension.class);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aTabIsNamedByThePageAndFilledOnDemand() {
        assertThat(page.json("api/page").at("/tabs/0/title").asString()).isEqualTo("Sizes");
        var tab = page.json("api/tabs/sizes");
        assertThat(tab.at("/tables/0/rows/0/1").asString()).isEqualTo("100");
        assertThat(tab.at("/links/0/href").asString()).isEqualTo("ext/sizes.csv");
        assertThat(tab.get("text").asString()).isEqualTo("Bytes of each");
    }

    @Test
    void aRouteAnswersWhatItLikes() {
        var csv = page.get("ext/sizes.csv");
        assertThat(csv.body()).isEqualTo("Name,Bytes\n/buy,100\n");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"sizes.csv\"");
        var echo = page.form("ext/echo?q=1", "x=2");
        assertThat(echo.statusCode()).isEqualTo(201);
        assertThat(echo.body()).isEqualTo("POST1x=2");
    }

    @Test
    void noScriptOfARouteRuns() {
        assertThat(page.get("ext/echo").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    }

    @Test
    void aRouteThatFailsTellsNothing() {
        var failed = page.get("ext/broken");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("IllegalState", "broken");
    }

    @Test
    void noOtherSitePostsToARoute() {
        assertThat(page.form("ext/echo", "x=2", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(page.get("ext/none").statusCode()).isEqualTo(404);
    }
}
