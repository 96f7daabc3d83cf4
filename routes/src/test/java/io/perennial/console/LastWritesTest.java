package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastWritesTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));

  @Test
  void customer_showsWhatWasWrittenAboutIt() throws IOException, InterruptedException {
    try (SalesforceSystem crm =
            SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock);
        TestApplication perennial =
            TestApplication.on(TestDatabase.create(), clock)
                .connection(
                    crm.connector(clock),
                    "salesforce",
                    TestApplication.shippedMapping("salesforce"))
                .writeBack(TestApplication.shippedWriteBack())
                .pages()
                .start()) {
      String account = crm.create("Account", Map.of("Name", "Acme"));
      clock.advance(Duration.ofMinutes(10));
      perennial.sync();
      clock.advance(Duration.ofMinutes(4));

      String page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(perennial.url().resolve("/customers/1")).build(),
                  BodyHandlers.ofString())
              .body()
              .replaceAll("<[^>]*>", " ")
              .replaceAll("\\s+", " ");

      assertThat(page)
          .contains("Last writes salesforce/Account " + account + " acknowledged 4 min ago")
          .containsPattern("\\d+ fields Field Before Written")
          .contains("Perennial_Renewal_Flag__c empty NONE");
    }
  }
}
