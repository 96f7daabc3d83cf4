package io.perennial.mapping.transform;

import static io.perennial.mapping.transform.Converting.convert;
import static io.perennial.mapping.transform.Converting.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SalesforceIdsTest {

  @Test
  void salesforceId_growsToEighteenCharacters() throws BadValueException {
    assertThat(convert("salesforce-id", "001000000000001")).contains("001000000000001AAA");
    assertThat(convert("salesforce-id", "0000A0000A0000A")).contains("0000A0000A0000AQQQ");
    assertThat(convert("salesforce-id", "AZAZAaAaAazzzzz")).contains("AZAZAaAaAazzzzz5KA");
    assertThat(convert("salesforce-id", "001D000000IRFma")).contains("001D000000IRFmaIAH");
    assertThat(convert("salesforce-id", "001D000000IRFmaIAH")).contains("001D000000IRFmaIAH");
  }

  @Test
  void salesforceId_refusesLostCapitalsAndOtherLengths() {
    refuses(
        "salesforce-id",
        "001d000000irfmaIAH",
        "is a Salesforce id whose last three characters do not fit the others");
    refuses("salesforce-id", "001D000000IRFm", "is not a Salesforce id");
    refuses("salesforce-id", "001D000000IRFmaI", "is not a Salesforce id");
    refuses("salesforce-id", "001D000000IRF-a", "is not a Salesforce id");
  }
}
