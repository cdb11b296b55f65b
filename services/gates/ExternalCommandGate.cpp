#include "services/gates/GateKinds.h"

#include "models/values/JsonNames.h"

#include <QJsonObject>

#include <cmath>

namespace ph {

namespace {

GateFinding judge(const CommandOutcome& outcome)
{
    switch (outcome.end) {
    case CommandOutcome::End::NotStarted:
        return inconclusive(QStringLiteral("The command could not be started."));
    case CommandOutcome::End::TimedOut:
        return inconclusive(QStringLiteral("The command did not end in time."));
    case CommandOutcome::End::Crashed:
        return inconclusive(QStringLiteral("The command crashed."));
    case CommandOutcome::End::Exited:
        break;
    }
    const auto text = outcome.output.toUtf8();
    if (const auto name = nameTwice(text); !name.isEmpty())
        return inconclusive(QStringLiteral("The command's answer names \"%1\" twice, and contradicts itself")
                                .arg(name.left(80)));
    const auto document = QJsonDocument::fromJson(text).object();
    const auto word = document.value(QLatin1String("verdict")).toString();
    const auto reason = document.value(QLatin1String("reason")).toString().left(1000);
    const auto said = reason.isEmpty() ? QString() : QStringLiteral(": ") + reason;
    GateFinding finding;
    if (word == QLatin1String("fail"))
        finding = failing(QStringLiteral("The command says fail%1").arg(said));
    else if (word != QLatin1String("pass"))
        finding = inconclusive(QStringLiteral("The command ended with %1 and no readable verdict on stdout%2")
                                   .arg(outcome.exitCode)
                                   .arg(said));
    else if (outcome.exitCode != 0)
        finding = inconclusive(QStringLiteral("The command says pass and ends with %1: it contradicts itself")
                                   .arg(outcome.exitCode));
    else
        finding = passing(QStringLiteral("The command says pass%1").arg(said));
    const auto numbers = document.value(QLatin1String("numbers")).toObject();
    for (auto it = numbers.begin(); it != numbers.end(); ++it)
        finding.numbers.append({it.key(), it.value().toDouble(std::nan("")), {}});
    return finding;
}

GateFinding evaluateExternalCommand(const GateQuestion& question)
{
    auto finding = judge(*question.own.command.value);
    finding.query = question.texts("command").join(u' ');
    return finding;
}

} // namespace

/// The command's answer on stdout: {"verdict": "pass" | "fail" | "inconclusive", "reason": TEXT, "numbers":
/// {NAME: NUMBER}}. It passes only with exit code 0 and the word "pass".
GateKind externalCommandGate()
{
    return {
        QStringLiteral("external-command"),
        QStringLiteral("A command of the team's own says pass, in JSON, and ends with 0."),
        {shape::required("command", shape::list(shape::text(QStringLiteral("Program or argument.")),
                                                QStringLiteral("Program and arguments, as they are: no shell "
                                                               "reads them."))),
         shape::optional("time-limit", shape::duration(QStringLiteral("Usually 60s.")))},
        {},
        {{FactName::Command}},
        evaluateExternalCommand};
}

} // namespace ph
