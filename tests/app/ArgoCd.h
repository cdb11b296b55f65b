#pragma once

#include "tests/fixture/KubernetesFixture.h"
#include "tests/support/GitSite.h"

#include <yaml-cpp/yaml.h>

namespace ph::testing {

/// Makes an InferenceService from the head of a branch and undoes what anybody else makes of it, as Argo CD
/// does with selfHeal. Acts only when it is told to.
class ArgoCd {
public:
    ArgoCd(KubernetesFixture& cluster, KubernetesRef service, const GitSite& git, QString file)
        : cluster_(cluster)
        , service_(std::move(service))
        , git_(git)
        , file_(std::move(file))
    {
    }

    void sync()
    {
        if (isDown)
            return;
        const auto yaml = git_.show(file_);
        const auto predictor = YAML::Load(yaml.toStdString())["spec"]["predictor"];
        const auto uri = predictor["model"]["storageUri"].as<std::string>();
        const auto percent = predictor["canaryTrafficPercent"];
        const auto apply = [&](nlohmann::json& object) {
            object["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] =
                "fraud:serving.kserve.io/InferenceService:" + service_.ns + '/' + service_.name;
            auto& asked = object["spec"]["predictor"];
            const auto before = asked;
            asked["model"]["storageUri"] = uri;
            if (percent)
                asked["canaryTrafficPercent"] = percent.as<int>();
            else
                asked.erase("canaryTrafficPercent");
            undone += before != asked && yaml == applied_;
        };
        if (!cluster_.change(service_, apply, "argocd-controller"))
            qFatal("nothing to apply to");
        applied_ = yaml;
    }

    bool isDown = false;
    int undone = 0; ///< writes of others

private:
    KubernetesFixture& cluster_;
    const KubernetesRef service_;
    const GitSite& git_;
    const QString file_;
    QByteArray applied_;
};

} // namespace ph::testing
