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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zendesk.client.v2.model.JobResult;
import org.zendesk.client.v2.model.JobStatus;
import org.zendesk.client.v2.model.JobStatus.JobStatusEnum;

/** Follows jobs to their ends, all of them with one call, and says what became of each record. */
final class ZendeskJobs {

  private static final Set<String> UNDER_WAY = Set.of("queued", "working");
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
   * One outcome for each record, jobs and records in the order given, once all jobs have ended.
   *
   * @throws io.perennial.connector.ConnectorException if a job does not end well: some records may
   *     have been changed
   */
  List<WriteOutcome> outcomes(List<Begun> jobs) {
    Map<String, JobStatus> ended = followed(jobs.stream().map(Begun::id).toList());
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (Begun job : jobs) {
      List<JobResult> results = results(job, ended.get(job.id()));
      for (int i = 0; i < job.keys().size(); i++) {
        outcomes.add(outcome(job, result(results, i, job.keys().get(i))));
      }
    }
    return outcomes;
  }

  /**
   * Waits until no job of the account is under way, whoever began it.
   *
   * @throws io.perennial.connector.ConnectorException if one does not end in good time
   */
  void drain() {
    List<String> underWay = new ArrayList<>();
    for (JsonNode job : client.get("/job_statuses.json").path("job_statuses")) {
      if (UNDER_WAY.contains(job.path("status").asText())) {
        underWay.add(job.path("id").asText());
      }
    }
    if (!underWay.isEmpty()) {
      followed(underWay);
    }
  }

  /** Each job's last status; none of one that Zendesk does not know. */
  private Map<String, JobStatus> followed(List<String> ids) {
    Map<String, JobStatus> open = new LinkedHashMap<>();
    for (String id : ids) {
      JobStatus status = new JobStatus();
      status.setId(id);
      open.put(id, status);
    }
    Map<String, JobStatus> ended = new HashMap<>();
    Duration pause = firstPause;
    for (int look = 0; look < MOST_LOOKS; look++) {
      ZendeskClient.pause(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      List<JobStatus> told =
          client.library(zendesk -> zendesk.getJobStatuses(List.copyOf(open.values())));
      for (JobStatus status : told) {
        if (!UNDER_WAY.contains(String.valueOf(status.getStatus()))) {
          open.remove(status.getId());
          ended.put(status.getId(), status);
        }
      }
      if (open.isEmpty() || told.isEmpty()) {
        return ended;
      }
    }
    throw client.errors().lostJob("JOB_SLOW", "jobs have not ended yet: " + open.keySet());
  }

  private List<JobResult> results(Begun job, @Nullable JobStatus ended) {
    if (ended == null) {
      throw client.errors().lostJob("JOB_UNKNOWN", "Zendesk does not know its job " + job.id());
    }
    JobStatusEnum state = ended.getStatus();
    String why = "job %s was %s: %s".formatted(job.id(), state, words(ended.getMessage()));
    if (state == JobStatusEnum.killed) {
      throw client.errors().lostJob("JOB_KILLED", why);
    }
    if (state == JobStatusEnum.failed) {
      throw client.errors().failedJob("JOB_FAILED", why);
    }
    List<JobResult> results = ended.getResults();
    return results == null ? List.of() : results;
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

  private static String words(@Nullable String message) {
    return message == null ? "no message" : message;
  }
}
