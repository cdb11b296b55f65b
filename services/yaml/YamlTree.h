#pragma once

#include "models/values/RecordedText.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <variant>
#include <vector>

namespace ph {

/// Something wrong with a file that people write, where they find it.
struct FileProblem {
    int line = 0;         ///< from 1
    int column = 0;       ///< from 1
    QString path;         ///< "tiers.high.gates[2].metric"; empty: the whole file
    QString message;      ///< one sentence
    QString english = {}; ///< message as records keep it; empty: as it is

    static FileProblem make(int line, int column, QString path, const RecordedText& message);
    const QString& forRecords() const { return english.isEmpty() ? message : english; }
    friend bool operator==(const FileProblem&, const FileProblem&) = default;
};

/// "policy.yaml:12:3: tiers.high.quorum: …": what editors and compilers jump to.
QString problemLine(const QString& file, const FileProblem& problem);

/// One node of a YAML document, with its place. Keys come as they stand: twice where written twice.
struct YamlNode {
    enum class Kind { Null, Text, Number, Flag, List, Map };
    Kind kind = Kind::Null;
    QString text;      ///< of scalars, as written
    double number = 0; ///< of Number; NaN and the infinities are Numbers
    int line = 0, column = 0;
    struct Entry;
    std::vector<YamlNode> items; ///< of List
    std::vector<Entry> children; ///< of Map
};

struct YamlNode::Entry {
    YamlNode key, value;
};

inline constexpr qsizetype maxYamlBytes = 256 * 1024;
inline constexpr int maxYamlDepth = 32;

/// Reads one document of the part of YAML 1.2 that is JSON in other clothes: no anchors, aliases, tags, merge
/// keys or second documents, so that a small file stays small. Scalars by the core schema: true, false, null,
/// numbers; quoted ones are text. At most `maxBytes` and maxYamlDepth levels.
struct YamlReading {
    YamlNode root;
    QList<FileProblem> problems; ///< the first that stopped reading; then `root` is of no use
};
YamlReading readYaml(const QByteArray& text, qsizetype maxBytes = maxYamlBytes);

} // namespace ph
