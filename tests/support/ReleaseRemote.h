#pragma once

#include "services/release/ApprovalDocument.h"
#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"
#include "services/release/ReleaseEngine.h"
#include "tests/support/ReleaseSamples.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace ph::testing {

/// The other side of the tests: a file to which every act appends one line "PLACE\tVALUE". What is at a place
/// is the value of its last line, so a repeated act would stay to be seen. An act happens wholly or not at
/// all: it is one write of a whole part of a page, since a kill may end a write between two pages.
class FileRemote final : public StepExecutor {
public:
    explicit FileRemote(std::string file)
        : file_(std::move(file))
    {
    }

    enum class Fault {
        None,
        Refuse,          ///< Forbidden, nothing is done
        LoseAnswer,      ///< done, then Timeout
        LoseRequest,     ///< Timeout, nothing is done
        AcceptAndForget, ///< says yes, does nothing
        AcceptAndDelay,  ///< says yes; done after two more looks
        TooMany,         ///< RateLimited, nothing is done
        DoSomethingElse  ///< says yes, writes another value
    };
    Fault fault = Fault::None;
    Fault lookFault = Fault::None; ///< LoseAnswer: looking fails

    Result<QString> observe(const PlanStep& step) override
    {
        if (lookFault != Fault::None)
            return fail(ErrorKind::Offline, step.place);
        if (delayed_ && --delay_ <= 0)
            append(*std::exchange(delayed_, std::nullopt));
        QString value;
        for (const auto& act : acts()) {
            if (act.startsWith(step.place + u'\t'))
                value = act.mid(step.place.size() + 1);
        }
        return value;
    }

    Result<void> apply(const PlanStep& step) override
    {
        switch (fault) {
        case Fault::Refuse:
            return fail(ErrorKind::Forbidden, step.place);
        case Fault::LoseRequest:
            return fail(ErrorKind::Timeout, step.place);
        case Fault::TooMany:
            return fail(ErrorKind::RateLimited, step.place);
        case Fault::AcceptAndForget:
            return {};
        case Fault::AcceptAndDelay:
            delayed_ = step;
            delay_ = 3;
            return {};
        case Fault::DoSomethingElse: {
            auto other = step;
            other.value = QStringLiteral("other");
            append(other);
            return {};
        }
        default:
            break;
        }
        append(step);
        if (fault == Fault::LoseAnswer)
            return fail(ErrorKind::Timeout, step.place);
        return {};
    }

    void append(const PlanStep& step)
    {
        auto line = (step.place + u'\t' + step.value).toUtf8();
        if (line.size() + 1 >= lineBytes)
            qFatal("too long for the remote");
        line = line.leftJustified(lineBytes - 1, '\0') + '\n';
        const int file = ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (::write(file, line.constData(), std::size_t(line.size())) != line.size())
            qFatal("the remote cannot write");
        ::close(file);
    }

    QStringList acts() const
    {
        QFile file(QString::fromStdString(file_));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto content = file.readAll();
        QStringList lines;
        for (qsizetype at = 0; at < content.size(); at += lineBytes)
            lines << QString::fromUtf8(content.constData() + at); // up to the first of the zeros behind it
        return lines;
    }

private:
    static constexpr qsizetype lineBytes = 256;

    std::string file_;
    std::optional<PlanStep> delayed_;
    int delay_ = 0;
};

inline SigningKey releaseKey(unsigned char n)
{
    std::array<unsigned char, 32> seed{};
    seed.fill(n);
    return SigningKey::fromSeed(seed);
}

/// What each act of a plan leaves in the remote's file, in order.
inline QStringList expectedActs(const ReleasePlan& plan)
{
    QStringList acts;
    for (const auto& step : plan.steps)
        acts << step.place + u'\t' +
                    QString(step.value).replace(planDigestPlaceholder, planDigest(plan).value());
    return acts;
}

inline Quorum oneApprover()
{
    const auto group = QStringLiteral("release-managers");
    return {{{group, {releaseKey(2).publicKey()}}}, {{group, 1}}, std::chrono::milliseconds(0)};
}

inline ExecutionFacts factsOf(const ReleaseRecord& record)
{
    ExecutionFacts facts;
    facts.record = record;
    facts.policyDigest = record.plan.policyDigest;
    facts.nowMs = toMs(systemNow());
    facts.maxEvidenceAgeMs = 86'400'000;
    facts.approvals = countApprovals(
        oneApprover(), record.approvals,
        {record.plan.id, record.planDigest, record.evidenceDigest, record.plan.author}, facts.nowMs);
    return facts;
}

/// Takes a release one transition further, from wherever a kill left it; an error where that did not work.
inline Result<ReleaseState> furtherOnce(ReleaseStore& store, ReleaseEngine& engine, const ReleasePlan& plan)
{
    const auto record = store.release(plan.id);
    if (!record) {
        if (record.error().kind != ErrorKind::NotFound)
            return fail(record.error());
        return store.saveDraft(plan).map([] { return ReleaseState::Draft; });
    }
    switch (record->state) {
    case ReleaseState::Draft: {
        GateResult gate;
        gate.id = QStringLiteral("auc");
        gate.verdict = GateVerdict::Pass;
        gate.evaluatedMs = toMs(systemNow());
        return store.submit(plan.id, {gate}).map([] { return ReleaseState::Waiting; });
    }
    case ReleaseState::Waiting:
        if (record->approvals.isEmpty()) {
            const auto key = releaseKey(2);
            const auto approval = signApproval({plan.id,
                                                record->planDigest,
                                                record->evidenceDigest,
                                                Approval::Decision::Approve,
                                                QStringLiteral("seen"),
                                                {},
                                                toMs(systemNow()),
                                                {}},
                                               key);
            return store.record(*approval, key.publicKey()).map([] { return ReleaseState::Waiting; });
        }
        return store.start(factsOf(*record)).map([] { return ReleaseState::Running; });
    case ReleaseState::Running:
        return engine.drive(plan.id);
    case ReleaseState::Soaking:
        return store.endSoak(plan.id, {{"watched", true}}).map([] { return ReleaseState::Done; });
    default:
        return record->state;
    }
}

} // namespace ph::testing
