#include "models/charts/RunChoice.h"

#include <QCoreApplication>

namespace ph {

RunChoice chooseRuns(const ComparedRuns& runs, const LinkedRuns& linked, std::size_t room,
                     const std::function<bool(qint64)>& lacks)
{
    RunChoice choice;
    for (const bool selected : {true, false}) {
        for (std::size_t place = 0; place < runs.size(); ++place) {
            const qint64 id = runs.rowId(place);
            if (linked.isHidden(id) || linked.isSelected(id) != selected)
                continue;
            choice.isCrowded = std::size_t(choice.shown.size()) == room;
            choice.gaveUp = !choice.isCrowded && choice.lacking.size() == mostLacking;
            if (choice.isCrowded || choice.gaveUp)
                return choice;
            (lacks(id) ? choice.lacking : choice.shown).append(id);
        }
    }
    return choice;
}

QString someNames(const QStringList& names)
{
    constexpr qsizetype most = 3;
    QString text = names.mid(0, most).join(QStringLiteral(", ")).simplified();
    if (names.size() > most)
        text +=
            QCoreApplication::translate("KnownCurves", " and %Ln more", nullptr, int(names.size() - most));
    return text;
}

} // namespace ph
