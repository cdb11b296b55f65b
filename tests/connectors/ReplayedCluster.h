#pragma once

#include "services/http/CurlTransport.h"
#include "tests/connectors/KubernetesRecordings.h"
#include "tests/fixture/KubernetesFixture.h"

#include <regex>

namespace ph::testing {

/// The double as the recorded server was: its users, its objects, its version.
class ReplayedCluster {
public:
    ReplayedCluster()
        : transport_(makeCurlTransport())
    {
        addUsers();
        for (const auto* listing : {"list_page1", "list_page2", "list_page3_last", "list_from_cache_rv0"})
            restoreAll(recorded(listing).response.at("body").at("items"));
        auto events = recorded("events_for_object").response.at("body").at("items");
        for (auto& event : events) {
            event["kind"] = "Event";
            event["apiVersion"] = "v1";
        }
        restoreAll(events);
        fixture.addNamespace("models-staging");
        fixture.setVersion(759);
        fixture.setAdmission([](const nlohmann::json& object, const std::string&) {
            const auto predictor = object.value("/spec/predictor"_json_pointer, nlohmann::json::object());
            return predictor.value("minReplicas", 0) > predictor.value("maxReplicas", 1'000)
                       ? std::optional(
                             KubernetesFixture::Denial{"inferenceservice.kserve-webhook-server.validator",
                                                       "MinReplicas cannot be greater than MaxReplicas."})
                       : std::nullopt;
        });
    }

    Result<HttpResponse> send(const Exchange& exchange)
    {
        HttpRequest request;
        request.method = exchange.request.at("method");
        auto path = exchange.request.at("path").get<std::string>();
        // Shorter than it was recorded; a bookmark comes two seconds before the end.
        path = std::regex_replace(path, std::regex("timeoutSeconds=[458]"),
                                  path.find("Bookmarks=true&timeoutSeconds=8") != std::string::npos
                                      ? "timeoutSeconds=3"
                                      : "timeoutSeconds=1");
        request.url = (fixture.url() + QString::fromStdString(path)).toStdString();
        for (const auto& [name, value] : exchange.request.at("headers").items()) {
            if (name != "Authorization")
                request.headers.push_back({name, value});
        }
        const auto as = exchange.request.at("as").get<std::string>();
        if (as != "anon")
            request.headers.push_back({"Authorization", "Bearer " + as});
        if (exchange.request.contains("body"))
            request.body = bodyOf(exchange.request.at("body"));
        request.purpose = HttpRequest::Purpose::Change;
        return transport_->send(request, {});
    }

    KubernetesFixture fixture;

private:
    static KubernetesRule ruleOf(const nlohmann::json& rule, const std::string& ns,
                                 const std::string& grantedBy = {})
    {
        return {rule.at("verbs"), rule.at("apiGroups"), rule.at("resources"), ns, grantedBy};
    }

    void addUsers()
    {
        const auto rules = recorded("ssrr").response.at("body").at("status").at("resourceRules");
        KubernetesUser manager{
            "release-manager", {}, "uid-release-manager", {"mlops-release", "system:authenticated"}};
        KubernetesUser viewer{"oncall-viewer", {}, "uid-oncall-viewer", {"system:authenticated"}};
        const std::string binding = "RoleBinding \"release-manage/models-prod\" of ClusterRole "
                                    "\"mlops-release-manager\" to User \"release-manager\"";
        for (const auto* ns : {"models-prod", "models-staging", "models-bulk"}) {
            for (const auto& rule : rules) {
                manager.rules.push_back(ruleOf(rule, ns, binding));
                if (rule.at("verbs") == nlohmann::json({"get", "list", "watch"}))
                    viewer.rules.push_back(ruleOf(rule, ns));
            }
        }
        fixture.setUser("admin", {"admin", {{{"*"}, {"*"}, {"*"}}}});
        fixture.setUser("release", manager);
        fixture.setUser("viewer", viewer);
        fixture.setUser("norights", {"norights", {}});
    }

    void restoreAll(const nlohmann::json& objects)
    {
        for (const auto& object : objects)
            fixture.restore(object);
    }

    // The uid is the double's own.
    std::string bodyOf(nlohmann::json body) const
    {
        if (body.is_string())
            return body.get<std::string>();
        const auto uid = "/metadata/uid"_json_pointer;
        if (body.is_object() && body.contains(uid)) {
            const auto resource = body["kind"] == "Lease" ? "leases.coordination.k8s.io"
                                                          : "inferenceservices.serving.kserve.io";
            const auto live = fixture.find({resource, "models-staging", body["metadata"]["name"]});
            body[uid] = live ? (*live)["metadata"]["uid"] : nlohmann::json();
        }
        return body.dump();
    }

    std::unique_ptr<HttpTransport> transport_;
};

} // namespace ph::testing
