#pragma once

#include "models/values/Result.h"

#include <QList>
#include <QStringList>

namespace ph {

/// Something that the program is made of, as packaging/components.json lists it.
struct ProgramComponent {
    enum class Use { Itself, Linked, HeadersInside, FilesInside, NamedByUser } use = Use::Linked;
    QString id;               ///< unique: "nlohmann-json"
    QString name;             ///< as its makers write it
    QString version;          ///< empty: not known
    QString licence;          ///< an SPDX expression
    QString address = {};     ///< of its makers' pages
    QStringList texts = {};   ///< names of the files that say the licence; empty: it comes with the component
    QString licenceText = {}; ///< what these files say
    friend bool operator==(const ProgramComponent&, const ProgramComponent&) = default;
};

/// In the list's order. `list`: components.json; `versions`: what was found when the program was built, by id
/// (versions.json). Unreadable where one of them is no such JSON, or a component has an unknown use.
Result<QList<ProgramComponent>> readProgramComponents(const QByteArray& list, const QByteArray& versions);

} // namespace ph
