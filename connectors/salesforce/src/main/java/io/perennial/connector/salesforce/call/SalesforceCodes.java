package io.perennial.connector.salesforce.call;

import static io.perennial.connector.failure.FailureClass.LOCK;
import static io.perennial.connector.failure.FailureClass.PERMANENT;
import static io.perennial.connector.failure.FailureClass.QUOTA;
import static io.perennial.connector.failure.FailureClass.SESSION;
import static io.perennial.connector.failure.FailureClass.TRANSIENT;

import io.perennial.connector.failure.Diagnoses;
import java.util.Set;

/**
 * Salesforce's codes and what they mean; {@code HTTP_…} where an answer names no code.
 *
 * @see <a
 *     href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm">Status
 *     codes and error responses</a>
 */
final class SalesforceCodes {

  private static final String BY_ITSELF =
      "Nothing to do unless it lasts: see https://status.salesforce.com.";
  private static final String NEW_REQUEST =
      "Report it with the log of this run: the request should have been another one.";
  private static final String RIGHTS =
      "Give the user of the external client app edit rights on the record, for example through the"
          + " permission set Perennial Integration and a sharing rule.";
  private static final String FIELD_RIGHTS =
      "Run install, or give our user the permission set Perennial Integration.";
  private static final String SHAPE =
      "Compare the field's type and length with write-back.yaml, then run install or check.";

  static final Diagnoses ALL = passing(permanent(requests(empty())));

  /** Refusals of a whole request that no smaller batch escapes. */
  static final Set<String> OF_REQUEST =
      Set.of(
          "INVALID_FIELD",
          "INVALID_TYPE",
          "NOT_FOUND",
          "EXCEEDED_ID_LIMIT",
          "LIMIT_EXCEEDED",
          "MALFORMED_QUERY",
          "UNSUPPORTED_API_VERSION");

  private SalesforceCodes() {}

  private static Diagnoses empty() {
    return Diagnoses.unknown(
        PERMANENT,
        "Salesforce refused the update with a code that is not known here.",
        "Look the code up in Salesforce's list of status codes and mend the record; it is sent again"
            + " when the record changes.");
  }

  private static Diagnoses passing(Diagnoses table) {
    return table
        .with(
            "UNABLE_TO_LOCK_ROW",
            LOCK,
            "Somebody else was changing the record or its account.",
            "Nothing to do unless it lasts: then look for long imports and flows on the object.")
        .with(
            "REQUEST_LIMIT_EXCEEDED",
            QUOTA,
            "The org's API calls are used up.",
            "Wait for the rolling 24 hours, or raise the org's allocation.")
        .with("HTTP_429", QUOTA, "Too many calls were made at once.", BY_ITSELF)
        .with("INVALID_SESSION_ID", SESSION, "Our session has ended.", "Nothing to do: we log in.")
        .with(
            "HTTP_401",
            SESSION,
            "Our login is not accepted.",
            "Check the external client app and the user that it runs as.")
        .with("SERVER_UNAVAILABLE", TRANSIENT, "Salesforce was too busy.", BY_ITSELF)
        .with("QUERY_TIMEOUT", TRANSIENT, "Salesforce took too long.", BY_ITSELF)
        .with("REQUEST_RUNNING_TOO_LONG", TRANSIENT, "Salesforce took too long.", BY_ITSELF)
        .with("UNKNOWN_EXCEPTION", TRANSIENT, "Salesforce failed inside.", BY_ITSELF)
        .with("TXN_SECURITY_METERING_ERROR", TRANSIENT, "A security policy timed out.", BY_ITSELF)
        .with(
            "ALL_OR_NONE_OPERATION_ROLLED_BACK",
            TRANSIENT,
            "Another record of the batch failed, and all were taken back.",
            "Nothing to do: it is sent again.")
        .with("HTTP_409", LOCK, "The update conflicts with another one.", BY_ITSELF)
        .with("HTTP_412", TRANSIENT, "The record changed meanwhile.", BY_ITSELF)
        .with("HTTP_420", TRANSIENT, "The org's instance has no room for the call.", BY_ITSELF)
        .with("HTTP_500", TRANSIENT, "Salesforce failed inside.", BY_ITSELF)
        .with("HTTP_503", TRANSIENT, "Salesforce was not available.", BY_ITSELF);
  }

  private static Diagnoses permanent(Diagnoses table) {
    return table
        .with(
            "FIELD_CUSTOM_VALIDATION_EXCEPTION",
            PERMANENT,
            "A validation rule of the org rejects the record as it is.",
            "Mend the record as the rule's message says, or exempt our user from the rule.")
        .with(
            "FIELD_FILTER_VALIDATION_EXCEPTION",
            PERMANENT,
            "A lookup filter of the org rejects the record as it is.",
            "Mend the lookup that the message names.")
        .with(
            "FIELD_INTEGRITY_EXCEPTION",
            PERMANENT,
            "The values do not fit together.",
            "Mend the fields that the message names.")
        .with(
            "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
            PERMANENT,
            "A trigger of the org failed on our update.",
            "Have the org's admin mend the trigger that the message names.")
        .with(
            "CANNOT_EXECUTE_FLOW_TRIGGER",
            PERMANENT,
            "A flow of the org failed on our update.",
            "Have the org's admin mend the flow that the message names.")
        .with(
            "DUPLICATES_DETECTED",
            PERMANENT,
            "A duplicate rule of the org blocks the record.",
            "Merge the duplicates, or let the rule allow edits by our user.")
        .with(
            "DUPLICATE_VALUE",
            PERMANENT,
            "Another record holds the same unique value.",
            "Make the field that the message names not unique, or merge the records.")
        .with(
            "INACTIVE_OWNER_OR_USER",
            PERMANENT,
            "Whoever is to own the record is not active any more.",
            "Give the account an owner who is.")
        .with("STRING_TOO_LONG", PERMANENT, "A text is longer than its field.", SHAPE)
        .with("NUMBER_OUTSIDE_VALID_RANGE", PERMANENT, "A number has too many digits.", SHAPE)
        .with("INVALID_TYPE_ON_FIELD_IN_RECORD", PERMANENT, "The field's type differs.", SHAPE)
        .with("INVALID_EMAIL_ADDRESS", PERMANENT, "The field takes only e-mail addresses.", SHAPE)
        .with(
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
            PERMANENT,
            "The picklist does not have the value.",
            "Add the value to the picklist, or lift its restriction to the listed values.")
        .with(
            "REQUIRED_FIELD_MISSING",
            PERMANENT,
            "The record lacks a field that the org requires.",
            "Fill in the field that the message names.")
        .with(
            "ENTITY_IS_DELETED",
            PERMANENT,
            "The record was deleted.",
            "Nothing to do: the next turns read the deletion; restore the record if it was wrong.")
        .with(
            "INVALID_CROSS_REFERENCE_KEY",
            PERMANENT,
            "There is no such record, or none that our user sees.",
            RIGHTS)
        .with(
            "ENTITY_IS_LOCKED",
            PERMANENT,
            "An approval process locks the record.",
            "Let the approval end, or let our user edit locked records.")
        .with("INSUFFICIENT_ACCESS", PERMANENT, "Our user may not do that.", RIGHTS)
        .with(
            "INSUFFICIENT_ACCESS_OR_READONLY",
            PERMANENT,
            "Our user may not change the record.",
            RIGHTS)
        .with(
            "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
            PERMANENT,
            "Our user may not use a record that this one refers to.",
            RIGHTS)
        .with("MALFORMED_ID", PERMANENT, "The key is no key of Salesforce.", NEW_REQUEST)
        .with("INVALID_FIELD", PERMANENT, "The field is not there for our user.", FIELD_RIGHTS)
        .with(
            "INVALID_FIELD_FOR_INSERT_UPDATE",
            PERMANENT,
            "The field is read-only for our user.",
            FIELD_RIGHTS);
  }

  private static Diagnoses requests(Diagnoses table) {
    return table
        .with(
            "INVALID_TYPE",
            PERMANENT,
            "The object is not there for our user.",
            "Give the user of the external client app the right to see the object.")
        .with(
            "NOT_FOUND",
            PERMANENT,
            "The address is not there for our user.",
            "Give the user of the external client app the right to see the object.")
        .with("INVALID_INPUT", PERMANENT, "The request cannot be understood.", NEW_REQUEST)
        .with("JSON_PARSER_ERROR", PERMANENT, "A value cannot be understood.", SHAPE)
        .with("MALFORMED_QUERY", PERMANENT, "The query cannot be understood.", NEW_REQUEST)
        .with(
            "UNSUPPORTED_API_VERSION",
            PERMANENT,
            "The version of the API is retired.",
            "Update Perennial.")
        .with("MISSING_ARGUMENT", PERMANENT, "The record's key is missing.", NEW_REQUEST)
        .with("EXCEEDED_ID_LIMIT", PERMANENT, "The batch holds too many records.", NEW_REQUEST)
        .with("LIMIT_EXCEEDED", PERMANENT, "The batch holds too much.", NEW_REQUEST)
        .with(
            "API_DISABLED_FOR_ORG",
            SESSION,
            "The org or our user may not use the API.",
            "Give the user of the external client app the right API Enabled.")
        .with(
            "API_CURRENTLY_DISABLED",
            SESSION,
            "The API is switched off for the org at the moment.",
            "Ask Salesforce's support.")
        .with(
            "INVALID_LOGIN",
            SESSION,
            "Our login is not accepted.",
            "Check the external client app and the user that it runs as.")
        .with(
            "EXCEEDED_LOGIN_LIMIT",
            QUOTA,
            "Our user logged in too often.",
            "Wait an hour; find out what else logs in as this user.")
        .with("HTTP_300", PERMANENT, "Several records have the key.", "Merge the duplicates.")
        .with("HTTP_400", PERMANENT, "The request cannot be understood.", NEW_REQUEST)
        .with("HTTP_403", PERMANENT, "Our user may not do that.", RIGHTS)
        .with("HTTP_404", PERMANENT, "The record is not there.", RIGHTS)
        .with("HTTP_405", PERMANENT, "The object does not take updates.", NEW_REQUEST)
        .with("HTTP_410", PERMANENT, "The version of the API is retired.", "Update Perennial.")
        .with("HTTP_413", PERMANENT, "The request is too large.", NEW_REQUEST)
        .with("HTTP_414", PERMANENT, "The address is too long.", NEW_REQUEST)
        .with("HTTP_415", PERMANENT, "The request's format is not taken.", NEW_REQUEST)
        .with("HTTP_422", PERMANENT, "The values cannot be processed.", SHAPE)
        .with("HTTP_431", PERMANENT, "The request's head is too long.", NEW_REQUEST);
  }
}
