#pragma once

#include "models/values/OfferedConnection.h"
#include "widgets/common/Card.h"

class QListWidget;
class QPushButton;

namespace ph {

class PlainLabel;

/// Connects a server: one that this computer's set-up names, filled in already, or another one.
class ServerDoor : public Card {
    Q_OBJECT
public:
    explicit ServerDoor(QWidget* parent = nullptr);
    void setOffers(const ConnectionOffers& offers);

Q_SIGNALS:
    void offerChosen(const ph::Connection& connection);
    void otherRequested();

private:
    void choose(int row);
    QList<OfferedConnection> offers_; ///< by row
    PlainLabel* named_ = nullptr;
    QListWidget* list_ = nullptr;
    PlainLabel* note_ = nullptr;
    PlainLabel* faults_ = nullptr;
    QPushButton* use_ = nullptr;
    QPushButton* other_ = nullptr;
};

} // namespace ph
