package dev.firebreak.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingsTest {

    @Test
    void anAddressOfTheInternetIsNeverASystemOfOursWhereNobodySaysWhoCalledIt() {
        Findings found = new Findings.Collector().connection("", "203.0.113.5").done();
        assertThat(found.assets()).isEmpty();
        assertThat(found.indicators()).containsExactly(new AlertIndicator("ip", "203.0.113.5"));
        assertThat(new Findings.Collector().connection("", "10.0.0.5").done().assets())
                .containsExactly("10.0.0.5");
    }
}
