#pragma once

#include "widgets/common/Banner.h"

namespace ph {

/// What is asked and said in place, above the contracts: nothing of them goes, or takes another's place,
/// without an answer.
class ContractNotice final : public Banner {
    Q_OBJECT
public:
    explicit ContractNotice(QWidget* parent = nullptr);
    void askBeforeLeaving(const QString& name); ///< edits that are not kept
    enum class Edits { None, WouldBeLost };
    void askBeforeRemoving(const QString& name, const QString& file, Edits edits);
    void sayRemoved(const QString& name, const QString& aside);
    /// Why a text was not kept: somebody changed its file, or another has its name.
    enum class Conflict { SameFile, SameName };
    void askBeforeReplacing(Conflict conflict, const QString& file);
    void sayRefused(const QString& why);

Q_SIGNALS:
    void saveWanted();
    void discardWanted(); ///< edits are given up
    void stayWanted();    ///< all stays as it is
    void removeWanted();
    void putBackWanted();
    void replaceWanted();
    void reloadWanted(); ///< edits are given up for what lies there now

private:
    void answer(const QString& id);
};

} // namespace ph
