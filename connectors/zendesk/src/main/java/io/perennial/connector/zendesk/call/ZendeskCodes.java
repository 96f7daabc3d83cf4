package io.perennial.connector.zendesk.call;

import static io.perennial.connector.failure.FailureClass.LOCK;
import static io.perennial.connector.failure.FailureClass.PERMANENT;
import static io.perennial.connector.failure.FailureClass.QUOTA;
import static io.perennial.connector.failure.FailureClass.SESSION;
import static io.perennial.connector.failure.FailureClass.TRANSIENT;

import io.perennial.connector.failure.Diagnoses;

/**
 * Zendesk's codes and what they mean; {@code HTTP_…} where an answer names no code, {@code JOB_…}
 * for what became of a job.
 *
 * @see <a
 *     href="https://developer.zendesk.com/api-reference/introduction/requests/#response-format">Response
 *     format</a>
 */
final class ZendeskCodes {

  /** Ours, for a refusal that Zendesk tells apart only in its words. */
  static final String CLOSED = "TICKET_CLOSED";

  private static final String BY_ITSELF =
      "Nothing to do unless it lasts: see https://status.zendesk.com.";
  private static final String LESS =
      "Find out which application uses the account's calls up, or lower share.";
  private static final String LOGIN =
      "Check the connection's credentials, and that the OAuth client and its user are active.";
  private static final String RIGHTS = "Make the user of the OAuth client an admin.";
  private static final String VALUES =
      "Mend what the message names: the record's required fields, or the field's options and type;"
          + " then run check.";
  private static final String NEW_REQUEST =
      "Report it with the log of this run: the request should have been another one.";
  private static final String FIELDS = "Run install, or activate the field in the Admin Center.";

  static final Diagnoses ALL = records(passing(requests(empty())));

  private ZendeskCodes() {}

  private static Diagnoses empty() {
    return Diagnoses.unknown(
        PERMANENT,
        "Zendesk refused the update with a code that is not known here.",
        "Mend what the message names; it is sent again when the record changes.");
  }

  private static Diagnoses passing(Diagnoses table) {
    return table
        .with("UpdateConflict", LOCK, "Somebody else was changing the record.", BY_ITSELF)
        .with("DatabaseConflict", LOCK, "Somebody else was changing the record.", BY_ITSELF)
        .with("LockTimeout", LOCK, "Somebody else was changing the record.", BY_ITSELF)
        .with("HTTP_409", LOCK, "The update conflicts with another one.", BY_ITSELF)
        .with("TooManyRequests", QUOTA, "Too many records were changed in a minute.", LESS)
        .with("APIRateLimitExceeded", QUOTA, "The calls of this minute are used up.", LESS)
        .with("TooManyJobs", QUOTA, "Too many jobs wait to be done.", LESS)
        .with("HTTP_429", QUOTA, "The calls of this minute are used up.", LESS)
        .with("Couldn't_authenticate_you", SESSION, "Our login is not accepted.", LOGIN)
        .with("invalid_token", SESSION, "Our token has ended.", LOGIN)
        .with("HTTP_401", SESSION, "Our login is not accepted.", LOGIN)
        .with("ServiceUnavailable", TRANSIENT, "Zendesk was not available.", BY_ITSELF)
        .with("InternalError", TRANSIENT, "Zendesk failed inside.", BY_ITSELF)
        .with("InternalServerError", TRANSIENT, "Zendesk failed inside.", BY_ITSELF)
        .with(
            "StartTimeTooRecent",
            TRANSIENT,
            "The export was asked for too early.",
            "Nothing to do: the next turn asks again.")
        .with("HTTP_408", TRANSIENT, "Zendesk took too long.", BY_ITSELF)
        .with("HTTP_500", TRANSIENT, "Zendesk failed inside.", BY_ITSELF)
        .with("HTTP_502", TRANSIENT, "Zendesk was not available.", BY_ITSELF)
        .with("HTTP_503", TRANSIENT, "Zendesk was not available.", BY_ITSELF)
        .with("JOB_KILLED", TRANSIENT, "Zendesk killed the job.", BY_ITSELF)
        .with("JOB_UNKNOWN", TRANSIENT, "Zendesk lost the job.", BY_ITSELF)
        .with("JOB_SLOW", TRANSIENT, "The job took too long.", BY_ITSELF);
  }

  private static Diagnoses records(Diagnoses table) {
    return table
        .with(
            CLOSED,
            PERMANENT,
            "The ticket is closed: nobody can change it.",
            "Nothing to do: a closed ticket is left as it is from the next turn on.")
        .with("TicketUpdateFailed", PERMANENT, "The ticket does not take the values.", VALUES)
        .with(
            "OrganizationUpdateFailed",
            PERMANENT,
            "The organization does not take the values.",
            VALUES)
        .with("RecordInvalid", PERMANENT, "The record does not take the values.", VALUES)
        .with("InvalidValue", PERMANENT, "A field does not take its value.", VALUES)
        .with("UnprocessableEntity", PERMANENT, "The values cannot be processed.", VALUES)
        .with("TicketNotFound", PERMANENT, "The ticket is gone.", "Nothing to do.")
        .with("OrganizationNotFound", PERMANENT, "The organization is gone.", "Nothing to do.")
        .with("RecordNotFound", PERMANENT, "The record is gone.", "Nothing to do.")
        .with("NO_SUCH_FIELD", PERMANENT, "The field is not there or not active.", FIELDS)
        .with("INVALID_ID", PERMANENT, "The key is no key of Zendesk.", NEW_REQUEST)
        .with("JOB_FAILED", PERMANENT, "A job ended badly on this record.", VALUES);
  }

  private static Diagnoses requests(Diagnoses table) {
    return table
        .with("Forbidden", PERMANENT, "Our user may not do that.", RIGHTS)
        .with("PermissionDenied", PERMANENT, "Our user may not do that.", RIGHTS)
        .with("TooManyValues", PERMANENT, "The batch holds too many records.", NEW_REQUEST)
        .with("InvalidEndpoint", PERMANENT, "The address is not there.", NEW_REQUEST)
        .with("HTTP_400", PERMANENT, "The request cannot be understood.", NEW_REQUEST)
        .with("HTTP_403", PERMANENT, "Our user may not do that.", RIGHTS)
        .with("HTTP_404", PERMANENT, "The record is gone.", "Nothing to do.")
        .with("HTTP_413", PERMANENT, "The request is too large.", NEW_REQUEST)
        .with("HTTP_422", PERMANENT, "The values cannot be processed.", VALUES);
  }
}
