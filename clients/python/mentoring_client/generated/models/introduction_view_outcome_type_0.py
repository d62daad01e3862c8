from enum import StrEnum

class IntroductionViewOutcomeType0(StrEnum):
    LED_TO_CONTACT = "led_to_contact"
    LED_TO_INTERVIEW = "led_to_interview"
    LED_TO_NOTHING = "led_to_nothing"
    LED_TO_OFFER = "led_to_offer"

    def __str__(self) -> str:
        return str(self.value)
