package io.perennial.sandbox.company.record;

import static io.perennial.sandbox.salesforce.schema.FieldType.BOOLEAN;
import static io.perennial.sandbox.salesforce.schema.FieldType.DATE;
import static io.perennial.sandbox.salesforce.schema.FieldType.DATETIME;
import static io.perennial.sandbox.salesforce.schema.FieldType.DOUBLE;
import static io.perennial.sandbox.salesforce.schema.FieldType.PICKLIST;
import static io.perennial.sandbox.salesforce.schema.FieldType.STRING;

import io.perennial.sandbox.salesforce.SalesforceOptions;
import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import io.perennial.sandbox.zendesk.ZendeskOptions;
import io.perennial.sandbox.zendesk.account.CustomField;
import java.util.List;

/**
 * The fields that the demo's people have added to their systems.
 *
 * <p>Their names are those that the shipped {@code mappings/salesforce.yaml} and {@code
 * zendesk.yaml} read wherever they exist.
 */
public final class DemoFields {

  public static final String TOUCH_MODEL = "Touch_Model__c";
  public static final String TOUCH_MODEL_REASON = "Touch_Model_Reason__c";
  public static final String CHURN_DATE = "Churn_Date__c";
  public static final String CHURN_REASON = "Churn_Reason__c";
  public static final String ORGANIZATION_IDS = "Zendesk_Organization_Ids__c";
  public static final String BILLING_IDS = "Stripe_Customer_Ids__c";

  /** For the open attribute {@code advocacyAsked}. */
  public static final String ADVOCACY_ASKED = "Advocacy_Asked__c";

  public static final String ROLE = "Role__c";
  public static final String LEFT_ON = "Left_Company_On__c";
  public static final String CONTRACT_START = "Contract_Start__c";
  public static final String CONTRACT_END = "Contract_End__c";
  public static final String TERM_MONTHS = "Term_Months__c";
  public static final String LOSS_REASON = "Loss_Reason__c";

  /** Zendesk's ticket field for the topic, a text. */
  public static final long TOPIC = 360_001_234_567L;

  /** Zendesk's ticket field for the rating from 1 to 5, a whole number. */
  public static final long RATING = 360_001_234_568L;

  private DemoFields() {}

  /** The options with the fields of the demo's organisation, in which records carry currencies. */
  public static SalesforceOptions in(SalesforceOptions options) {
    SalesforceOptions with = options;
    for (SalesforceOptions.CustomField field : salesforce()) {
      with = with.customField(field.object(), field.field());
    }
    return with;
  }

  /** The options with the ticket fields of the demo's account. */
  public static ZendeskOptions in(ZendeskOptions options) {
    return options
        .ticketField(CustomField.ofTicket(TOPIC, "Topic", "text"))
        .ticketField(CustomField.ofTicket(RATING, "CSAT score", "integer"));
  }

  /** All custom fields in Salesforce. */
  public static List<SalesforceOptions.CustomField> salesforce() {
    return List.of(
        new SalesforceOptions.CustomField(
            "Account",
            Field.named(TOUCH_MODEL, PICKLIST)
                .values(List.of("High touch", "Low touch", "Digital"))
                .build()),
        field("Account", TOUCH_MODEL_REASON, STRING),
        field("Account", CHURN_DATE, DATE),
        field("Account", CHURN_REASON, STRING),
        field("Account", ORGANIZATION_IDS, STRING),
        field("Account", BILLING_IDS, STRING),
        field("Account", ADVOCACY_ASKED, BOOLEAN),
        new SalesforceOptions.CustomField(
            "Contact",
            Field.named(ROLE, PICKLIST)
                .values(List.of("Sponsor", "Champion", "Decision maker"))
                .build()),
        field("Contact", LEFT_ON, DATETIME),
        field("Opportunity", CONTRACT_START, DATE),
        field("Opportunity", CONTRACT_END, DATE),
        new SalesforceOptions.CustomField(
            "Opportunity", Field.named(TERM_MONTHS, DOUBLE).digits(4, 0).build()),
        field("Opportunity", LOSS_REASON, STRING));
  }

  private static SalesforceOptions.CustomField field(String object, String name, FieldType type) {
    return new SalesforceOptions.CustomField(object, Field.named(name, type).build());
  }
}
