package io.perennial.routes.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.ledger.KeptFields;
import io.perennial.ledger.KeptFields.Kept;
import io.perennial.mapping.Shelf;
import io.perennial.mapping.yaml.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's value is asked about also where an event comes before anybody has read it. */
class HookAskingTest extends HookTurnTestCase {

  private static final String CRITICAL = "Perennial_Open_Critical_Tickets__c";
  private static final String RECENT = "Perennial_Tickets_30d__c";

  @BeforeEach
  void ask() throws IOException {
    String shipped = Shelf.shipped(new Problems()).text("write-back.yaml").orElseThrow();
    Files.writeString(
        mappings.resolve("write-back.yaml"),
        shipped.replace("Open_Critical_Tickets: {", "Open_Critical_Tickets: { if-changed: ask,"));
    clock.advance(Duration.ofMinutes(10));
    perennial.sync();
    forget();
  }

  @Test
  void changeThatNobodyHasRead_isAskedAboutAndTheRestIsWritten() {
    clock.advance(Duration.ofMinutes(1));
    systems.update("Account", account, Map.of(CRITICAL, 7));
    openTicket("urgent");

    hooks();

    assertThat(value(CRITICAL)).isEqualTo("7");
    assertThat(value(RECENT)).isEqualTo("1");
    assertThat(kept())
        .extracting(Kept::field, kept -> kept.ours() + "", kept -> kept.theirs() + "")
        .containsExactly(tuple(CRITICAL, "1", "7"));
  }

  @Test
  void noChange_isWrittenAfterOneLook() {
    openTicket("urgent");

    hooks();

    assertThat(value(CRITICAL)).isEqualTo("1");
    assertThat(kept()).isEmpty();
  }

  private String value(String field) {
    return new BigDecimal(
            String.valueOf(
                systems.salesforce().records().get("Account", account).orElseThrow().get(field)))
        .toPlainString();
  }

  private List<Kept> kept() {
    return perennial.bean(KeptFields.class).list();
  }
}
