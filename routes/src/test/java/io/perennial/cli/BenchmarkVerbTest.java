package io.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkVerbTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--customers 0 | from 1 to 100,000",
        "--customers 10,200000 | from 1 to 100,000",
        "--customers ten | 'ten' is not an int",
        "--runs 0 | --runs must be 1 or more",
        "--latency -1 | --latency must not be negative",
        "--stripe-url http://127.0.0.1:1 | give all three or none",
        "--set stripe.key=x | give their addresses too",
        "--salesforce-url http://a --zendesk-url http://b --stripe-url http://c --latency 5"
            + " | our own look-alikes only",
        "--salesforce-url http://a --zendesk-url http://b --stripe-url http://c --set key=x"
            + " | CONNECTION.SETTING=VALUE"
      })
  void wrongOption_isNamed(String line, String words) {
    PrintStream before = System.err;
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      assertThat(Verbs.run(("benchmark " + line).split(" "))).isEqualTo(64);
    } finally {
      System.setErr(before);
    }
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(words);
  }
}
