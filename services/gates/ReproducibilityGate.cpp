#include "services/gates/GateKinds.h"

#include <algorithm>

namespace ph {

namespace {

const QStringList& allTopics()
{
    using Topic = ReproducibilityItem::Topic;
    static const QStringList topics = [] {
        QStringList names;
        for (const auto topic :
             {Topic::Commit, Topic::Repository, Topic::Branch, Topic::Source, Topic::EntryPoint,
              Topic::Environment, Topic::Data, Topic::Seed, Topic::User, Topic::Tracker})
            names.append(reproducibilityTopicName(topic));
        return names;
    }();
    return topics;
}

GateFinding evaluateReproducibility(const GateQuestion& question)
{
    const auto& record = *question.facts.candidate.reproducibility.value;
    auto topics = question.texts("topics");
    if (topics.isEmpty())
        topics = {QStringLiteral("commit"), QStringLiteral("environment"), QStringLiteral("data"),
                  QStringLiteral("seed")};
    if (record.isEmpty())
        return noData(QStringLiteral("The version's source run holds no record."));
    QStringList missing, unknown;
    for (const auto& topic : topics) {
        const auto values = record.value(topic);
        if (!record.contains(topic))
            unknown.append(topic);
        else if (std::none_of(values.begin(), values.end(),
                              [](const QString& value) { return !value.trimmed().isEmpty(); }))
            missing.append(topic);
    }
    const auto listed = [](const char* text, const QStringList& names) {
        return QString::fromLatin1(text).arg(names.join(QStringLiteral(", ")));
    };
    auto finding = !missing.isEmpty() ? failing(listed("Not recorded: %1.", missing))
                   : !unknown.isEmpty()
                       ? inconclusive(listed("Nobody has looked at its files yet: %1.", unknown))
                       : passing(listed("Known: %1.", topics));
    finding.query = QStringLiteral("tags, params, inputs and files of the source run");
    finding.sampleSize = topics.size();
    finding.threshold = double(topics.size());
    finding.margin = -double(missing.size() + unknown.size());
    return finding;
}

} // namespace

GateKind reproducibilityGate()
{
    return {
        QStringLiteral("reproducibility"),
        QStringLiteral("The source run says what is needed to make the version again."),
        {shape::optional(
            "topics", shape::list(shape::choice(allTopics(), QStringLiteral("A topic.")),
                                  QStringLiteral("What has to be recorded; usually commit, environment, data "
                                                 "and seed.")))},
        {},
        {{FactName::CandidateReproducibility}},
        evaluateReproducibility};
}

} // namespace ph
