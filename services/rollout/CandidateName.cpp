#include "services/rollout/CandidateName.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace ph {

QString candidateName(const RolloutPlan& plan)
{
    static const QRegularExpression brief(QStringLiteral("^[a-z0-9]{1,10}$"));
    const auto& version = plan.candidate.version;
    const auto digest = QCryptographicHash::hash(plan.id.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("%1-%2").arg(brief.match(version).hasMatch() ? u'v' + version
                                                                       : QStringLiteral("candidate"),
                                       QString::fromLatin1(digest.left(4)));
}

} // namespace ph
