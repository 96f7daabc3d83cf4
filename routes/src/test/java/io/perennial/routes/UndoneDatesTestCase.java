package io.perennial.routes;

import io.perennial.testing.SalesforceSystem;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.turn.UndoneField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An organisation whose renewal dates are written, and what undoing tells of it. */
abstract class UndoneDatesTestCase {

  static final String DATE = "Perennial_Renewal_Date__c";

  final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
  final SalesforceSystem crm =
      SalesforceSystem.start("salesforce", 1, TestApplication.shippedWriteBack(), clock);
  final TestApplication perennial =
      TestApplication.on(TestDatabase.create(), clock)
          .connection(
              crm.connector(clock), "salesforce", TestApplication.shippedMapping("salesforce"))
          .writeBack(TestApplication.shippedWriteBack())
          .start();
  final List<UndoneField> told = new ArrayList<>();

  @AfterEach
  void stop() {
    perennial.close();
    crm.close();
  }
}
