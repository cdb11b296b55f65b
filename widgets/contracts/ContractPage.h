#pragma once

#include "models/tables/ContractFindings.h"
#include "models/values/ContractDraft.h"
#include "models/values/Error.h"
#include "models/values/Time.h"

#include <QWidget>

class QPushButton;
class QTabWidget;

namespace ph {

class Badge;
class ContractCheckView;
class ContractRulesView;
class ContractTextView;
class IconButton;
class PlainLabel;

/// One contract: what it is, its rules, its text, and a table held against it. A new one begins as text.
class ContractPage final : public QWidget {
    Q_OBJECT
public:
    explicit ContractPage(QWidget* parent = nullptr, Clock clock = systemNow);

    void open(const ShelvedContract& kept, const QList<FeatureDispute>& disputes);
    void openNew(const QByteArray& text);
    void setDisputes(const QList<FeatureDispute>& disputes); ///< of the whole shelf
    void select(const QString& column);                      ///< among the rules

    QString file() const { return kept_.file; } ///< empty: a new one
    QString name() const;
    /// As it stands, edits among it; none where that is no contract.
    const std::optional<DataContract>& contract() const;
    ContractTextView* text() const { return text_; }
    ContractRulesView* rules() const { return rules_; }
    ContractCheckView* check() const { return check_; }
    enum class Part { Rules, Text, Check };
    void showPart(Part part);

Q_SIGNALS:
    void removeRequested();
    void checkFileWanted();

private:
    QWidget* buildHeader();
    void showHeader();
    void showRules();
    ShelvedContract kept_;
    QList<FeatureDispute> disputes_;
    PlainLabel *title_, *facts_, *description_;
    Badge *standing_, *edited_;
    QPushButton* checkButton_;
    IconButton* remove_;
    ContractRulesView* rules_;
    ContractTextView* text_;
    ContractCheckView* check_;
    QTabWidget* tabs_;
};

} // namespace ph
