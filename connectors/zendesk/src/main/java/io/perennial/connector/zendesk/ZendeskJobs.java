package io.perennial.connector.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.connector.target.WriteOutcome;
import io.perennial.connector.target.WriteOutcome.Refused;
import io.perennial.connector.zendesk.call.ZendeskClient;
import io.perennial.connector.zendesk.call.ZendeskErrors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zendesk.client.v2.model.JobResult;
import org.zendesk.client.v2.model.JobStatus;
import org.zendesk.client.v2.model.JobStatus.JobStatusEnum;

/** Follows jobs to their ends, all of them with one call, and says what became of each record. */
final class ZendeskJobs {

  private static final int MOST_LOOKS = 60;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final ZendeskClient client;
  private final Duration firstPause;

  ZendeskJobs(ZendeskClient client, Duration firstPause) {
    this.client = client;
    this.firstPause = firstPause;
  }

  /**
   * A job that was accepted.
   *
   * @param id Zendesk's
   * @param keys of its records in the order sent
   */
  record Begun(String id, List<String> keys) {

    Begun {
      keys = List.copyOf(keys);
    }
  }

  /** Reads the answer to {@code update_many}. */
  Begun begun(JsonNode answer, List<String> keys) {
    String id = answer.path("job_status").path("id").asText("");
    if (id.isEmpty()) {
      throw client.errors().malformed("an update without a job");
    }
    return new Begun(id, keys);
  }

  /**
   * One outcome for each record, jobs and records in the order given.
   *
   * @throws io.perennial.connector.ConnectorException if a job does not end well: some records may
   *     have been changed
   */
  List<WriteOutcome> outcomes(List<Begun> jobs) {
    Map<String, List<JobResult>> ended = ended(jobs);
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (Begun job : jobs) {
      List<JobResult> results = ended.getOrDefault(job.id(), List.of());
      for (int i = 0; i < job.keys().size(); i++) {
        outcomes.add(outcome(job, result(results, i, job.keys().get(i))));
      }
    }
    return outcomes;
  }

  private Map<String, List<JobResult>> ended(List<Begun> jobs) {
    Map<String, JobStatus> open = new LinkedHashMap<>();
    for (Begun job : jobs) {
      JobStatus status = new JobStatus();
      status.setId(job.id());
      open.put(job.id(), status);
    }
    Map<String, List<JobResult>> ended = new HashMap<>();
    Duration pause = firstPause;
    for (int look = 0; look < MOST_LOOKS; look++) {
      ZendeskClient.pause(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      List<JobStatus> told =
          client.library(zendesk -> zendesk.getJobStatuses(List.copyOf(open.values())));
      for (JobStatus status : told) {
        if (over(status)) {
          open.remove(status.getId());
          ended.put(status.getId(), results(status));
        }
      }
      if (open.isEmpty()) {
        return ended;
      }
      if (told.isEmpty()) {
        throw client
            .errors()
            .lostJob("JOB_UNKNOWN", "Zendesk does not know its jobs " + open.keySet());
      }
    }
    throw client.errors().lostJob("JOB_SLOW", "jobs have not ended yet: " + open.keySet());
  }

  private boolean over(JobStatus status) {
    JobStatusEnum state = status.getStatus();
    String why = "job %s was %s: %s".formatted(status.getId(), state, words(status.getMessage()));
    if (state == JobStatusEnum.killed) {
      throw client.errors().lostJob("JOB_KILLED", why);
    }
    if (state == JobStatusEnum.failed) {
      throw client.errors().failedJob("JOB_FAILED", why);
    }
    return state == JobStatusEnum.completed;
  }

  /** By its index, else by its key: results come in an order of their own. */
  private static Optional<JobResult> result(List<JobResult> results, int index, String key) {
    Optional<JobResult> byIndex =
        results.stream()
            .filter(
                result ->
                    result.get(JobResult.INDEX) instanceof Number number
                        && number.intValue() == index)
            .findFirst();
    return byIndex.or(
        () ->
            results.stream()
                .filter(result -> key.equals(String.valueOf(result.get(JobResult.ID))))
                .findFirst());
  }

  private WriteOutcome outcome(Begun job, Optional<JobResult> result) {
    JobResult told =
        result.orElseThrow(
            () -> client.errors().malformed("a job without a result for each record"));
    Object error = told.get(JobResult.ERROR);
    boolean success = told.get(JobResult.SUCCESS) instanceof Boolean said ? said : error == null;
    if (success) {
      return WriteOutcome.acknowledged();
    }
    String code = error == null ? "UNKNOWN" : String.valueOf(error);
    Object details = told.get(JobResult.DETAILS);
    String words = details == null ? code : String.valueOf(details);
    return new Refused(
        ZendeskErrors.diagnosis(code, words), code, words, Optional.of("job " + job.id()));
  }

  private static List<JobResult> results(JobStatus status) {
    List<JobResult> results = status.getResults();
    return results == null ? List.of() : results;
  }

  private static String words(@Nullable String message) {
    return message == null ? "no message" : message;
  }
}
