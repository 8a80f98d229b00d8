package io.gatehouse.aws.settings;

import java.util.Optional;

/**
 * The name callers know.
 *
 * @param domain the gateway's name
 * @param zone the hosted zone in Route 53 that the name belongs to
 * @param zoneId the id of that zone
 * @param certificate the ARN of a certificate in ACM; without it one is created, and validated in the zone
 */
public record PublicName(String domain, String zone, String zoneId, Optional<String> certificate) {

    /** The issuer of tokens. */
    public String url() {
        return "https://" + domain;
    }
}
