package dev.acrida;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class CreatedByRunTest {
    static class Shopper extends User {}

    static class Journey extends TaskSet {}

    @Test
    void usersAndTaskSetsSayThatOnlyARunMakesThem() {
        assertThatIllegalStateException()
                .isThrownBy(Shopper::new)
                .withMessageEndingWith("Shopper must be created by a run, not with new");
        assertThatIllegalStateException()
                .isThrownBy(Journey::new)
                .withMessageEndingWith("Journey must be entered by a user, not made with new");
    }
}
