#include "app/cli/PartText.h"

#include "services/release/PlanDocument.h"

#include <QCoreApplication>

#include <array>

namespace ph {

Result<ReleasePart> partFromText(const QString& text)
{
    using Kind = ReleasePart::Kind;
    constexpr std::array kinds{Kind::Model, Kind::Prompt, Kind::Features, Kind::Threshold};
    const auto colon = text.indexOf(u':'), at = text.lastIndexOf(u'@');
    for (const auto kind : kinds) {
        if (text.left(colon) == partKindName(kind) && at > colon + 1 && at + 1 < text.size())
            return ReleasePart{kind, text.mid(colon + 1, at - colon - 1), {}, text.mid(at + 1), {}};
    }
    return fail(
        ErrorKind::Invalid, text,
        QCoreApplication::translate("ReleaseCommand",
                                    "A part is KIND:NAME@VERSION, of model, prompt, features or threshold."));
}

} // namespace ph
