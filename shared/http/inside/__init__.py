"""How an app works inside: services import what lies one level up, and `shared.http` alone imports this."""
