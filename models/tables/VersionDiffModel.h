#pragma once

#include "models/tables/KeyedTreeModel.h"
#include "models/values/ModelView.h"

namespace ph {

/// A part of a comparison and how much of it differs.
struct DiffSection {
    ModelVersionDifference::Section section = ModelVersionDifference::Section::Version;
    int differing = 0, total = 0; ///< keys
    friend bool operator==(const DiffSection&, const DiffSection&) = default;
};

/// One row: a key with its two values, or a line of a text with the line beside it.
struct DiffRow {
    enum class Change { Same, Changed, OnlyA, OnlyB };
    QString key; ///< "eta", "requirements.txt:12"
    std::optional<QString> a, b;
    Change change = Change::Same;
    enum class Form { Value, Number, Line } form = Form::Value;
    QString difference = {}; ///< of two numbers: "+0.03"
    /// Around: a line that is the same on both sides, at most two lines from a change.
    enum class Place { Own, Around } place = Place::Own;
    friend bool operator==(const DiffRow&, const DiffRow&) = default;
};

/// The rows of one compared value. Texts of several lines, and columns of a signature, become a row a line.
QList<DiffRow> diffRows(const ModelVersionDifference& value);

/// Two versions with everything that either says.
struct ComparedVersions {
    struct Part {
        DiffSection section;
        QList<DiffRow> rows;
    };
    QString a, b; ///< versions
    QList<Part> parts;
    QStringList withoutRun; ///< of the two: those that have a source run which is not cached
    QStringList withoutFiles =
        {}; ///< of the two: those whose environment files are not known; a prompt has none
};
/// Takes as long as the texts are: for workers.
ComparedVersions comparedVersions(const VersionSide& a, const VersionSide& b);

enum class DiffRows { Differing, All };

/// Two versions of a model side by side, by section.
class VersionDiffModel final : public KeyedTreeModel<DiffSection, DiffRow> {
    Q_OBJECT
public:
    enum Column { Key, A, B, Change, ColumnCount };
    enum Role {
        ChangeRole = Qt::UserRole + 1, ///< int(DiffRow::Change) of a row; invalid for a section
        FormRole                       ///< int(DiffRow::Form) of a row
    };
    using KeyedTreeModel::KeyedTreeModel;

    void applyComparison(const ComparedVersions& compared, DiffRows which);
    int differing() const { return differing_; } ///< keys that differ, shown or not
    int total() const { return total_; }

protected:
    int columns() const final { return ColumnCount; }
    QVariant topCell(const DiffSection& section, int column, int role) const final;
    QVariant leafCell(const DiffSection& section, const DiffRow& row, int column, int role) const final;
    QVariant header(int column, int role) const final;
    QString topKey(const DiffSection& section) const final;
    QString leafKey(const DiffRow& row) const final { return row.key; }

private:
    QString a_, b_;
    int differing_ = 0, total_ = 0;
};

QString diffChangeText(const DiffRow& row); ///< "changed", "+0.03", "only in A"

} // namespace ph
